import type { PackId } from '../../src/domain/ids'

/** How members and staff name a member: enough to compare with the card on the phone, nothing that identifies a person. */
export function holderName(packId: PackId): string {
  return `会员 · ${packId.slice(-4)}`
}
