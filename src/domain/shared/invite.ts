import type { InviteId, PackId } from '../ids'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import { DAY, type Instant, later } from '../time'
import type { MemberLimits } from './sharing'

/** So long an invitation may be accepted. */
const INVITE_LIFE = 3 * DAY

/** What stays the same: one invitation brings in one member, with these limits. */
export interface InviteBase {
  inviteId: InviteId
  sharedPackId: PackId
  limits: MemberLimits
  createdAt: Instant
  /** exclusive */
  acceptBefore: Instant
}

/** Moves forward only, each state once. */
export type InviteState =
  | { state: 'open' }
  /** one person's; not yet certain to be in the shared pack */
  | { state: 'joining'; memberPackId: PackId; since: Instant }
  | { state: 'joined'; memberPackId: PackId; joinedAt: Instant }
  /** nobody came in by it, and nobody will */
  | { state: 'over'; reason: 'lapsed' | 'refused'; at: Instant }

export type Invite = InviteBase & { progress: InviteState }

/** An open invitation. Refuses an id from the future with COMMAND_ID_TIME. */
export function newInvite(
  { inviteId, sharedPackId, limits }: Pick<InviteBase, 'inviteId' | 'sharedPackId' | 'limits'>,
  at: Instant,
): Invite | Refusal {
  if (isAhead(inviteId, at)) return new Refusal('COMMAND_ID_TIME', {})
  const acceptBefore = later(at, INVITE_LIFE)
  return { inviteId, sharedPackId, limits, createdAt: at, acceptBefore, progress: { state: 'open' } }
}

/** When the clock should look at an invitation; null when it has come to its end. */
export function inviteDueAt({ acceptBefore, progress }: Invite): Instant | null {
  switch (progress.state) {
    case 'open':
      return acceptBefore
    case 'joining':
      return progress.since
    case 'joined':
    case 'over':
      return null
    default:
      return progress satisfies never
  }
}

/** Why this person cannot come in by it; null when they can, or already have. */
export function whyNotJoined({ acceptBefore, progress }: Invite, packId: PackId, at: Instant): Refusal | null {
  switch (progress.state) {
    case 'open':
      return at < acceptBefore ? null : new Refusal('INVITE_OVER', {})
    case 'joining':
    case 'joined':
      return progress.memberPackId === packId ? null : new Refusal('INVITE_OVER', {})
    case 'over':
      return new Refusal('INVITE_OVER', {})
    default:
      return progress satisfies never
  }
}
