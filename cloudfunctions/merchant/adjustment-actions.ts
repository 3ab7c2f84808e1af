import type { AdjustmentOutputs, AdjustmentView, adjustmentInputs } from '../../src/contract/adjustments'
import type { Adjustment, AdjustmentState, Person } from '../../src/domain/adjustments/adjustment'
import { Refusal } from '../../src/domain/refusal'
import { endOfShopDay, type Instant, type ShopDay } from '../../src/domain/time'
import type { Actions, Call } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { approveAdjustment, listAdjustments, proposeAdjustment, rejectAdjustment } from '../_usecases/adjust-pack'
import { holderName } from '../_usecases/holder-name'
import { importCards, readBatch } from '../_usecases/import-cards'
import { lookUpCode } from '../_usecases/look-up-code'

export const adjustmentActions: Actions<typeof adjustmentInputs, AdjustmentOutputs, StaffActor> = {
  'adjustments.propose': async (input, actor, call) => {
    const { adjustmentId, member, principalFen, bonusFen, bonusUntil, points, reason } = input
    const packId = 'packId' in member ? member.packId : await memberOfCode(member.code, actor, call)
    const change = { principalFen, bonusFen, bonusExpiresAt: expiryOf(bonusUntil ?? null), points }
    const wish = { adjustmentId, packId, change, reason, proposedBy: personOf(actor, call) }
    return adjustmentView(await proposeAdjustment(wish, actor.published.rules, call.at))
  },
  'adjustments.approve': async ({ adjustmentId }, actor, call) =>
    adjustmentView(await approveAdjustment(adjustmentId, personOf(actor, call), actor.published.rules, call.at)),
  'adjustments.reject': async ({ adjustmentId, reason }, actor, call) =>
    adjustmentView(await rejectAdjustment(adjustmentId, personOf(actor, call), reason, call.at)),
  'adjustments.list': async () => ({ adjustments: (await listAdjustments()).map(adjustmentView) }),
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

async function memberOfCode(code: string, { member }: StaffActor, call: Call) {
  const { subject } = await lookUpCode(code, member, call.at)
  if (subject.what !== 'pay') throw new Refusal('CODE_UNKNOWN', {})
  return subject.packId
}

function adjustmentView(adjustment: Adjustment): AdjustmentView {
  const { adjustmentId, packId, change, reason, proposedBy, createdAt, decideBefore, progress } = adjustment
  const { principalFen, bonusFen, points } = change
  return {
    adjustmentId,
    member: holderName(packId),
    principalFen,
    bonusFen,
    points,
    reason,
    proposedBy: proposedBy.staffId,
    createdAt,
    decideBefore,
    state: progress.state,
    decided: decidedOf(progress),
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
      return { by: progress.by.staffId, at: progress.at, reason: progress.code }
    default:
      return progress satisfies never
  }
}
