import type { MembershipId, PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { limitMember, removeMember, unlistShared } from '../../src/domain/pack/shared-members'
import type { MemberLimits } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { changePack } from './change-pack'
import { commitCommand } from './commit-command'

interface Change {
  membershipId: MembershipId
  sharedPackId: PackId
  memberPackId: PackId
  byPackId: PackId
}

/**
 * A member leaves, or is put out by the owner. The shared pack decides and is written first: from then on nothing is paid
 * from it by that member, whatever still stands on a list.
 */
export async function removeFromShared(change: Change, at: Instant): Promise<Pack> {
  const { membershipId, sharedPackId, memberPackId, byPackId } = change
  const { pack } = await commitCommand({
    packId: sharedPackId,
    commandId: membershipId,
    content: { remove: memberPackId, byPackId },
    rulesVersion: 0,
    at,
    decide: shared => removeMember(shared, memberPackId, byPackId),
  })
  await changePack(memberPackId, at, own => unlistShared(own, sharedPackId))
  return pack
}

/** The owner sets what a member may pay. */
export async function limitInShared(change: Change & { limits: MemberLimits }, at: Instant): Promise<Pack> {
  const { membershipId, sharedPackId, memberPackId, byPackId, limits } = change
  const { pack } = await commitCommand({
    packId: sharedPackId,
    commandId: membershipId,
    content: { limit: memberPackId, limits: { ...limits }, byPackId },
    rulesVersion: 0,
    at,
    decide: shared => limitMember(shared, memberPackId, limits, byPackId),
  })
  return pack
}
