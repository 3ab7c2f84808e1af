import type { AdjustmentOutputs, AdjustmentView, adjustmentInputs } from '../../src/contract/adjustments'
import {
  type Adjustment,
  type AdjustmentState,
  type Person,
  whyNotApprove,
} from '../../src/domain/adjustments/adjustment'
import type { PackId } from '../../src/domain/ids'
import { balanceOf } from '../../src/domain/pack/pack'
import { usablePoints } from '../../src/domain/points/point-lots'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { endOfShopDay, type Instant, lastDayBefore, type ShopDay } from '../../src/domain/time'
import type { Actions, Call } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { approveAdjustment, listAdjustments, proposeAdjustment, rejectAdjustment } from '../_usecases/adjust-pack'
import { holderName } from '../_usecases/holder-name'
import { importCards, readBatch } from '../_usecases/import-cards'
import { lookUpCode } from '../_usecases/look-up-code'
import { readPack } from '../_usecases/read-pack'
import { subjectOf } from '../_usecases/redeem-coupon'
import { sharedName } from '../_usecases/shared-name'
import { staffNameIn } from '../_usecases/staff-name'

export const adjustmentActions: Actions<typeof adjustmentInputs, AdjustmentOutputs, StaffActor> = {
  'adjustments.member': async ({ ticket }, { member: staff }, call) => {
    const pack = await readPack(subjectOf(ticket, 'pay', staff, call.at).packId, call.at)
    const { principalFen, bonusFen } = balanceOf(pack, call.at)
    return { holder: sharedName(pack), principalFen, bonusFen, points: usablePoints(pack, call.at) }
  },
  'adjustments.propose': async (input, actor, call) => {
    const { adjustmentId, member, principalFen, bonusFen, bonusUntil, points, reason } = input
    const packId = await packOf(member, actor, call)
    const change = { principalFen, bonusFen, bonusExpiresAt: expiryOf(bonusUntil ?? null), points }
    const wish = { adjustmentId, packId, change, reason, proposedBy: personOf(actor, call) }
    return viewFor(actor, call)(await proposeAdjustment(wish, actor.published.rules, call.at))
  },
  'adjustments.approve': async ({ adjustmentId }, actor, call) =>
    viewFor(actor, call)(await approveAdjustment(adjustmentId, personOf(actor, call), actor.published.rules, call.at)),
  'adjustments.reject': async ({ adjustmentId, reason }, actor, call) =>
    viewFor(actor, call)(await rejectAdjustment(adjustmentId, personOf(actor, call), reason, call.at)),
  'adjustments.list': async (_input, actor, call) => ({
    adjustments: (await listAdjustments()).map(viewFor(actor, call)),
  }),
  'cards.import': async ({ batchId, rows }, { member }, call) => {
    if (member.role !== 'owner') throw new Refusal('NOT_ALLOWED', {})
    const { rows: done, sums } = await importCards(batchId, rows.map(importRow), call.at)
    return { rows: done.map(row => ({ ...row, code: 'code' in row ? row.code : null })), totals: sums }
  },
  'cards.batch': ({ batchId }) => readBatch(batchId),
}

function importRow(row: { cardNumber: string; bonusUntil: ShopDay | null } & ImportAmounts) {
  const { cardNumber, principalFen, bonusFen, bonusUntil, points } = row
  return { cardNumber, opening: { principalFen, bonusFen, bonusExpiresAt: expiryOf(bonusUntil), points } }
}

type ImportAmounts = Pick<Adjustment['change'], 'principalFen' | 'bonusFen' | 'points'>

function expiryOf(lastDay: ShopDay | null): Instant | null {
  return lastDay && endOfShopDay(lastDay)
}

function personOf({ member }: StaffActor, call: Call): Person {
  return { staffId: member.staffId, packId: shopperOf(call).packId, role: member.role }
}

async function packOf(of: ProposedFor, { member }: StaffActor, call: Call): Promise<PackId> {
  if ('packId' in of) return of.packId
  if ('ticket' in of) return subjectOf(of.ticket, 'pay', member, call.at).packId
  const { subject } = await lookUpCode(of.code, member, call.at)
  if (subject.what !== 'pay') throw new Refusal('CODE_UNKNOWN', {})
  return subject.packId
}

type ProposedFor = { packId: PackId } | { code: string } | { ticket: string }

/** A correction as whoever asks may see it, and what they may do about it. */
function viewFor(actor: StaffActor, call: Call): (adjustment: Adjustment) => AdjustmentView {
  const me = personOf(actor, call)
  const nameOf = staffNameIn(actor.published.people)
  return adjustment => {
    const { adjustmentId, packId, change, reason, proposedBy, createdAt, decideBefore, progress } = adjustment
    const { principalFen, bonusFen, bonusExpiresAt, points } = change
    const refusal = progress.state === 'proposed' ? whyNotApprove(adjustment, me, actor.published.rules, call.at) : null
    const decided = decidedOf(progress)
    return {
      ...{ adjustmentId, member: holderName(packId), principalFen, bonusFen, points, reason, createdAt, decideBefore },
      bonusUntil: bonusExpiresAt === null || bonusFen <= 0 ? null : lastDayBefore(bonusExpiresAt),
      proposedBy: nameOf(proposedBy.staffId),
      isMine: proposedBy.staffId === me.staffId,
      whyNotMine: refusal && wordsOf(refusal, call.at),
      state: progress.state,
      decided: decided && { ...decided, by: decided.by === null ? null : nameOf(decided.by) },
    }
  }
}

function decidedOf(progress: AdjustmentState): AdjustmentView['decided'] {
  switch (progress.state) {
    case 'proposed':
      return null
    case 'expired':
      return { by: null, at: progress.at, reason: null }
    case 'approved':
    case 'applied':
      return { by: progress.by.staffId, at: progress.at, reason: null }
    case 'rejected':
      return { by: progress.by.staffId, at: progress.at, reason: progress.reason }
    case 'failed':
      // The state says it; why is for whoever proposes anew to find out.
      return { by: progress.by.staffId, at: progress.at, reason: null }
    default:
      return progress satisfies never
  }
}
