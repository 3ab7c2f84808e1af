import type { InstalmentPlanId, PackId } from '../../src/domain/ids'
import { type PlanMembership, planDueAt, seatOf } from '../../src/domain/plans/membership'
import { Flows } from './flows'

export const planMemberships = new Flows<PlanMembership, 'membershipId'>({
  collection: 'plan_memberships',
  idField: 'membershipId',
  dueAtOf: planDueAt,
  // Unique: two joins at once cannot both sit down.
  flatOf: membership => ({ seat: seatOf(membership) }),
})

const MOST_SHOWN = 10

/** The plans that a member has joined, the newest first. */
export function plansOf(packId: PackId): Promise<PlanMembership[]> {
  return planMemberships.list({ where: { packId }, orderBy: ['joinedAt', 'desc'], limit: MOST_SHOWN })
}

/** A member's own plan; null when it is somebody else's or none. */
export async function planOf(membershipId: InstalmentPlanId, packId: PackId): Promise<PlanMembership | null> {
  const membership = await planMemberships.find(membershipId)
  return membership?.packId === packId ? membership : null
}
