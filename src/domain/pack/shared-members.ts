import type { PackId } from '../ids'
import type { Sha256 } from '../ledger/entry'
import { type Fen, NO_MONEY, sumFen } from '../money'
import { Refusal } from '../refusal'
import {
  afterPaying,
  leftWithin,
  type Member,
  type MemberLimits,
  memberOf,
  noLimits,
  type SharedKind,
  whyAboveLimits,
} from '../shared/sharing'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { packLimits } from './limits'
import { type CardKind, openPack, type Pack } from './pack'

/** A pack of its own for a family or an enterprise, with its owner as the first member. */
export function openSharedPack(
  sharedPackId: PackId,
  by: { kind: SharedKind; ownerPackId: PackId; cardKind: CardKind },
  at: Instant,
  sha256: Sha256,
): Pack {
  const owner: Member = { packId: by.ownerPackId, role: 'owner', joinedAt: at, limits: noLimits, paid: null }
  return { ...openPack(sharedPackId, by.cardKind, at, sha256), sharing: { kind: by.kind, members: [owner] } }
}

/** Takes a member in. */
export function addMember(pack: Pack, memberPackId: PackId, limits: MemberLimits, at: Instant): Decision {
  const { sharing } = pack
  if (!sharing) return new Refusal('SHARED_NOT_MEMBER', {})
  if (memberOf(sharing, memberPackId)) return new Refusal('SHARED_ALREADY', {})
  if (sharing.members.length >= packLimits.members) return new Refusal('SHARED_FULL', { limit: packLimits.members })
  const member: Member = { packId: memberPackId, role: 'member', joinedAt: at, limits, paid: null }
  return changed(pack, [...sharing.members, member], { change: 'joined', memberPackId, limits })
}

/** Lets a member go, or puts one out: only the owner may put out, and the owner stays. */
export function removeMember(pack: Pack, memberPackId: PackId, byPackId: PackId): Decision {
  const { sharing } = pack
  const [by, member] = [memberOf(sharing, byPackId), memberOf(sharing, memberPackId)]
  if (!sharing || !by || !member) return new Refusal('SHARED_NOT_MEMBER', {})
  if (member.role === 'owner') return new Refusal('SHARED_OWNER_STAYS', {})
  const leaves = memberPackId === byPackId
  if (!leaves && by.role !== 'owner') return new Refusal('NOT_ALLOWED', {})
  const rest = sharing.members.filter(each => each !== member)
  return changed(pack, rest, { change: leaves ? 'left' : 'removed', memberPackId, limits: null })
}

/** Sets what a member may pay. The owner pays without limits. */
export function limitMember(pack: Pack, memberPackId: PackId, limits: MemberLimits, byPackId: PackId): Decision {
  const { sharing } = pack
  const [by, member] = [memberOf(sharing, byPackId), memberOf(sharing, memberPackId)]
  if (!sharing || !by || !member) return new Refusal('SHARED_NOT_MEMBER', {})
  if (by.role !== 'owner') return new Refusal('NOT_ALLOWED', {})
  if (member.role === 'owner') return new Refusal('SHARED_OWNER_STAYS', {})
  const members = sharing.members.map(each => (each === member ? { ...member, limits } : each))
  return changed(pack, members, { change: 'limited', memberPackId, limits })
}

interface Change {
  change: 'joined' | 'left' | 'removed' | 'limited'
  memberPackId: PackId
  limits: MemberLimits | null
}

function changed(pack: Pack, members: Member[], change: Change): Decision {
  if (!pack.sharing) return new Refusal('SHARED_NOT_MEMBER', {})
  return {
    pack: { ...pack, sharing: { ...pack.sharing, members } },
    facts: { kind: 'member_changed', ...change },
    movements: [],
  }
}

/**
 * Why a payment may not be made by whoever makes it; null when it may. From a shared pack somebody must be named who is a
 * member and within their limits, what they hold included; from a member's own pack nobody is.
 */
export function whyNotPaidBy(
  { sharing, holds }: Pack,
  memberPackId: PackId | undefined,
  amountFen: Fen,
  at: Instant,
): Refusal | null {
  if (!sharing) return memberPackId === undefined ? null : new Refusal('SHARED_NOT_MEMBER', {})
  const member = memberPackId === undefined ? null : memberOf(sharing, memberPackId)
  if (!member) return new Refusal('SHARED_NOT_MEMBER', {})
  return whyAboveLimits(member, amountFen, heldFor(holds, memberPackId), at)
}

/** How much a member's limits let them pay from a shared pack in one payment now, whatever its balance; nothing to anybody else. */
export function mostPaidBy({ sharing, holds }: Pack, memberPackId: PackId, at: Instant): Fen {
  const member = memberOf(sharing, memberPackId)
  return member ? leftWithin(member, heldFor(holds, memberPackId), at) : NO_MONEY
}

function heldFor(holds: Pack['holds'], memberPackId: PackId | undefined): Fen {
  const theirs = holds.filter(hold => hold.memberPackId === memberPackId).flatMap(hold => hold.lots)
  return sumFen(theirs.map(lot => lot.fen))
}

/** The pack with a payment counted for the member who made it. */
export function countedFor(pack: Pack, memberPackId: PackId | undefined, amountFen: Fen, at: Instant): Pack {
  const { sharing } = pack
  if (!sharing || memberPackId === undefined) return pack
  const members = sharing.members.map(each => (each.packId === memberPackId ? afterPaying(each, amountFen, at) : each))
  return { ...pack, sharing: { ...sharing, members } }
}

/** Lists a shared pack in a member's own; null when it is there already. */
export function listShared(pack: Pack, sharedPackId: PackId): Pack | Refusal | null {
  if (pack.sharedPacks.includes(sharedPackId)) return null
  if (pack.sharedPacks.length >= packLimits.sharedPacks) {
    return new Refusal('SHARED_TOO_MANY', { limit: packLimits.sharedPacks })
  }
  return { ...pack, sharedPacks: [...pack.sharedPacks, sharedPackId] }
}

/** Takes a shared pack off a member's own list; null when it is not there. */
export function unlistShared(pack: Pack, sharedPackId: PackId): Pack | null {
  if (!pack.sharedPacks.includes(sharedPackId)) return null
  return { ...pack, sharedPacks: pack.sharedPacks.filter(each => each !== sharedPackId) }
}
