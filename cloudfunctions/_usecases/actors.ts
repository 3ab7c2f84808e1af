import type { PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Published } from '../../src/domain/rules/publish'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Call } from '../_platform/serve'
import { packIdOf } from '../_store/pack-id'
import { livePublished, staffByOpenid } from '../_store/published'

/** A shopper is whoever the platform says is calling, and acts on the pack of that person and no other. */
export interface Shopper {
  packId: PackId
}

/** Whoever the merchant's published `staff` documents name for the caller's OpenID; the store comes from there too. */
export interface StaffActor {
  member: StaffMember
  published: Published
}

/** Who a shopper is follows from the platform's word alone. */
export function shopperOf({ caller }: Call): Shopper {
  return { packId: packIdOf(caller.openid) }
}

/** The rules that are live, at least as new as the ones that the caller's screen was drawn from. */
export function publishedFor({ at, rulesVersion }: Call): Promise<Published> {
  return livePublished(at, rulesVersion)
}

/** The caller's staff document, for a shopper's own screen; null for everybody who is no staff. */
export function memberOf({ people }: Published, { caller }: Call): StaffMember | null {
  return staffByOpenid(people, caller.openid)
}

/** Throws NOT_STAFF for everybody else. */
export async function staffOf(call: Call): Promise<StaffActor> {
  const published = await publishedFor(call)
  const member = memberOf(published, call)
  if (!member) throw new Refusal('NOT_STAFF', {})
  return { member, published }
}

/** A manager or the owner. Throws NOT_STAFF, and NOT_ALLOWED for clerks. */
export async function managerOf(call: Call): Promise<StaffActor> {
  const actor = await staffOf(call)
  if (actor.member.role === 'clerk') throw new Refusal('NOT_ALLOWED', {})
  return actor
}
