import type { InviteView, MemberView, SharedCard, SharedLine, SharedView } from '../../src/contract/shared'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { statementLine } from '../../src/domain/ledger/statement-line'
import { fen } from '../../src/domain/money'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { mostPaidBy } from '../../src/domain/pack/shared-members'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { type Invite, whyNotJoined } from '../../src/domain/shared/invite'
import { type Member, memberOf, paidBy, type Sharing } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { holderName } from '../_usecases/holder-name'
import { sharedName } from '../_usecases/shared-name'

/** A shared pack as one of its members sees it on the first screen. */
export function sharedCard(pack: Pack, packId: PackId, at: Instant): SharedCard {
  const { sharing, me } = membership(pack, packId)
  const balanceFen = balanceOf(pack, at).totalFen
  return {
    sharedPackId: pack.packId,
    kind: sharing.kind,
    name: sharedName(pack),
    balanceFen,
    role: me.role,
    payableFen: fen(Math.min(balanceFen, mostPaidBy(pack, packId, at))),
  }
}

/** A shared card as one of its members sees it: the owner everybody, others themselves. */
export function sharedView(pack: Pack, packId: PackId, at: Instant): SharedView {
  const { sharing, me } = membership(pack, packId)
  const shown = me.role === 'owner' ? sharing.members : [me]
  return {
    ...sharedCard(pack, packId, at),
    limits: me.limits,
    members: shown.map(member => memberView(member, at)),
    mostMembers: packLimits.members,
  }
}

/** A line of a shared pack's statement, with who paid. */
export function sharedLine(entry: Entry): SharedLine {
  const { facts } = entry
  const memberPackId = facts.kind === 'spent' || facts.kind === 'captured' ? facts.memberPackId : undefined
  return { ...statementLine(entry), paidBy: memberPackId === undefined ? null : holderName(memberPackId) }
}

/** An invitation as whoever opens its link sees it. */
export function inviteView(invite: Invite, pack: Pack, packId: PackId, at: Instant): InviteView {
  const { sharing } = pack
  if (!sharing) throw new Refusal('LINK_UNKNOWN', {})
  const refusal = whyNotJoined(invite, packId, at)
  const joined = memberOf(sharing, packId) !== null
  const [owner] = sharing.members
  return {
    sharedPackId: joined ? pack.packId : null,
    kind: sharing.kind,
    name: sharedName(pack),
    owner: holderName(owner?.packId ?? pack.packId),
    limits: invite.limits,
    acceptBefore: invite.acceptBefore,
    joined,
    refusal: refusal && { code: refusal.code, ...wordsOf(refusal, at) },
  }
}

function membership(pack: Pack, packId: PackId): { sharing: Sharing; me: Member } {
  const { sharing } = pack
  const me = memberOf(sharing, packId)
  if (!sharing || !me) throw new Refusal('SHARED_NOT_MEMBER', {})
  return { sharing, me }
}

function memberView(member: Member, at: Instant): MemberView {
  const { packId, role, joinedAt, limits } = member
  const { dayFen, monthFen } = paidBy(member, at)
  return {
    memberPackId: packId,
    name: holderName(packId),
    role,
    joinedAt,
    limits,
    paidTodayFen: dayFen,
    paidThisMonthFen: monthFen,
  }
}
