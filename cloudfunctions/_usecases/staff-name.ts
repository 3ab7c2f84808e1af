import type { People } from '../../src/domain/rules/rules'

/** How a member of the staff is called. Whoever left has no name any more, and what they did stays. */
export function staffNameIn({ staff }: People): (staffId: string) => string {
  return staffId => staff.find(each => each.staffId === staffId)?.name ?? '已离职'
}
