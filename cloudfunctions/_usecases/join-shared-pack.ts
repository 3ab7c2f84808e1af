import { type InState, isIn } from '../../src/domain/flow'
import { deriveId, type InviteId, type PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { addMember, listShared } from '../../src/domain/pack/shared-members'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import { type Invite, type InviteBase, newInvite, whyNotJoined } from '../../src/domain/shared/invite'
import { memberOf } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { invites } from '../_store/invites'
import { loadPack } from '../_store/packs'
import { changePack } from './change-pack'
import { commitCommand } from './commit-command'
import { followLink } from './follow-link'
import { moveFlow } from './move-flow'
import { openPack } from './open-pack'
import { sharedPackFor } from './read-shared-packs'
import { sweepFlows } from './sweep-flows'
import { voidCommand } from './void-command'

/** The owner invites one person. Named on the phone; repeating it answers the same. */
export async function invite(
  wish: Pick<InviteBase, 'inviteId' | 'sharedPackId' | 'limits'>,
  byPackId: PackId,
  at: Instant,
): Promise<Invite> {
  const shared = await sharedPackFor(wish.sharedPackId, byPackId, at)
  if (memberOf(shared.sharing, byPackId)?.role !== 'owner') throw new Refusal('NOT_ALLOWED', {})
  const fresh = newInvite(wish, at)
  if (fresh instanceof Refusal) throw fresh
  if (await invites.insert(fresh)) return fresh
  const there = await invites.find(wish.inviteId)
  if (!there) throw new Refusal('TRY_AGAIN', {})
  const same = (Object.keys(wish.limits) as (keyof typeof wish.limits)[]).every(
    limit => there.limits[limit] === wish.limits[limit],
  )
  if (there.sharedPackId !== wish.sharedPackId || !same) throw new Refusal('COMMAND_ID_REUSED', {})
  return there
}

/** The invitation that a link leads to. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES. */
export function inviteOfLink(token: string, packId: PackId, at: Instant): Promise<Invite> {
  return followLink<InviteId, Invite>('inv', token, packId, id => invites.find(id), at)
}

/** What the shared pack may say to a new member. Anything else is trouble on the way and no answer. */
const answers: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  ...(['SHARED_NOT_MEMBER', 'SHARED_ALREADY', 'SHARED_FULL', 'PACK_FULL'] as const),
])

/** Comes in by an invitation: judged on both packs, decided by the invitation's one write, then brought to its end. */
export async function joinShared(invite: Invite, packId: PackId, at: Instant): Promise<Invite> {
  const refusal = whyNotJoined(invite, packId, at)
  if (refusal) throw refusal
  if (isIn(invite, 'joining')) return bringIn(invite, at)
  if (!isIn(invite, 'open')) return invite
  const { sharedPackId, limits } = invite
  const [own, shared] = await Promise.all([openPack(packId, at), loadPack(sharedPackId, at)])
  const listed = listShared(own, sharedPackId)
  if (listed instanceof Refusal) throw listed
  const judged = addMember(shared, packId, limits, at)
  if (judged instanceof Refusal) throw judged
  const joining = await moveFlow(invites, invite, { state: 'joining', memberPackId: packId, since: at })
  // Whoever came first may be somebody else: then the same question is answered anew.
  return joinShared(joining, packId, at)
}

async function bringIn(invite: InState<Invite, 'joining'>, at: Instant): Promise<Invite> {
  const { sharedPackId, progress } = invite
  const { memberPackId } = progress
  const { facts } = await added(invite, at)
  if (facts.kind !== 'member_changed') return moveFlow(invites, invite, { state: 'over', reason: 'refused', at })
  await changePack(memberPackId, at, own => {
    const listed = listShared(own, sharedPackId)
    // A list that filled up meanwhile keeps nobody from being a member; it only does not show this card.
    return listed instanceof Refusal ? null : listed
  })
  return moveFlow(invites, invite, { state: 'joined', memberPackId, joinedAt: at })
}

async function added(
  { inviteId, sharedPackId, limits, progress }: InState<Invite, 'joining'>,
  at: Instant,
): Promise<Entry> {
  const { memberPackId } = progress
  const step = {
    packId: sharedPackId,
    commandId: deriveId('mbr', inviteId),
    content: { invite: inviteId },
    rulesVersion: 0,
    at,
  }
  try {
    return (await commitCommand({ ...step, decide: pack => addMember(pack, memberPackId, limits, at) })).entry
  } catch (error) {
    if (!(error instanceof Refusal) || !answers.has(error.code)) throw error
    return voidCommand(step, 'member_changed')
  }
}

/** Finishes joining that a function left half-way, and ends invitations that nobody accepted. */
export function sweepInvites(at: Instant): Promise<number> {
  return sweepFlows(invites, at, async invite => {
    if (isIn(invite, 'joining')) await bringIn(invite, at)
    else if (isIn(invite, 'open')) await moveFlow(invites, invite, { state: 'over', reason: 'lapsed', at })
  })
}
