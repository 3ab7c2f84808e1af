import type { ClosingOutputs, ClosingView, closingInputs, Sum } from '../../src/contract/closing'
import type { Closing } from '../../src/domain/closing/closing'
import { fen } from '../../src/domain/money'
import type { TopUpRefundState } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import {
  closeShop,
  closingReport,
  pauseClosing,
  type RefundSums,
  readClosing,
  reopenShop,
  resumeClosing,
  sumsOf,
} from '../_usecases/close-shop'
import { holderName } from '../_usecases/holder-name'

/** The shop closes: the owner's alone. */
export const closingActions: Actions<typeof closingInputs, ClosingOutputs, StaffActor> = {
  'closing.read': async (_input, { member, published: { rules } }) => {
    assertOwner(member)
    const found = await readClosing()
    return { shopName: rules.shop.shopName, closing: found && closingView(found.closing, found.sums) }
  },
  'closing.start': async (wish, { member, published: { rules } }, { at }) => {
    assertOwner(member)
    return withSums(await closeShop(wish, member, rules, at))
  },
  'closing.pause': async ({ closingId }, { member }, { at }) => {
    assertOwner(member)
    return withSums(await pauseClosing(closingId, member.staffId, at))
  },
  'closing.resume': async ({ closingId }, { member }, { at }) => {
    assertOwner(member)
    return withSums(await resumeClosing(closingId, at))
  },
  'closing.reopen': async ({ closingId }, { member }, { at }) => {
    assertOwner(member)
    return withSums(await reopenShop(closingId, member.staffId, at))
  },
  'closing.report': async ({ closingId, after = null }, { member }) => {
    assertOwner(member)
    const { refunds, leftovers, next } = await closingReport(closingId, after)
    return {
      refunds: refunds.map(({ refundId, orderId, packId, paidAt, paidFen, refundFen, progress }) => {
        return { refundId, orderId, holder: holderName(packId), paidAt, paidFen, refundFen, state: progress.state }
      }),
      leftovers: leftovers.map(({ packId, principalFen }) => ({ holder: holderName(packId), principalFen })),
      next,
    }
  },
}

function assertOwner({ role }: StaffMember): void {
  if (role !== 'owner') throw new Refusal('NOT_ALLOWED', {})
}

async function withSums(closing: Closing): Promise<ClosingView> {
  return closingView(closing, await sumsOf(closing))
}

function closingView({ closingId, reason, startedAt, progress }: Closing, sums: RefundSums): ClosingView {
  return {
    ...{ closingId, reason, startedAt, state: progress.state, round: progress.round },
    looked: 'looked' in progress ? progress.looked : 0,
    refunded: sumOf(sums, ['refunded', 'paid_by_hand']),
    underWay: sumOf(sums, ['holding', 'requested', 'failed', 'paying_by_hand']),
    byHand: sumOf(sums, ['manual']),
  }
}

function sumOf(sums: RefundSums, states: TopUpRefundState['state'][]): Sum {
  const some = states.flatMap(state => sums[state] ?? [])
  return {
    count: some.reduce((count, each) => count + each.count, 0),
    fen: fen(some.reduce((amount, each) => amount + each.fen, 0)),
  }
}
