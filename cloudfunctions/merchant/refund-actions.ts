import type {
  GivenRefund,
  MembersTopUps as MembersTopUpsView,
  ShopRefundOutputs,
  shopRefundInputs,
  TopUpOnCard,
} from '../../src/contract/shop-refunds'
import { wayOf } from '../../src/domain/channels/channel'
import { byHandWords } from '../../src/domain/refunds/by-hand-words'
import type { RefundGiver } from '../../src/domain/refunds/refund-rules'
import { figuresOf } from '../../src/domain/refunds/refund-terms'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import type { Actions, Call } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { paidByHand } from '../_usecases/bring-refund-on'
import type { CreditedTopUp } from '../_usecases/find-top-up'
import { giveTopUpBack, quoteForShop, readRefundForShop } from '../_usecases/give-top-up-back'
import { holderName } from '../_usecases/holder-name'
import { type MembersTopUps, topUpOfOrder, topUpsOfMember } from '../_usecases/members-top-ups'
import { subjectOf } from '../_usecases/redeem-coupon'
import { sharedName } from '../_usecases/shared-name'
import { refundsWaitingForHand } from '../_usecases/top-up-refund'

/** Members' top-ups given back by the shop. */
export const refundActions: Actions<typeof shopRefundInputs, ShopRefundOutputs, StaffActor> = {
  'refund.lookUp': async ({ member: of }, { member: staff }, call) => {
    if ('orderId' in of) return membersTopUps(await topUpOfOrder(of.orderId, call.at))
    return membersTopUps(await topUpsOfMember(subjectOf(of.ticket, 'pay', staff, call.at), call.at))
  },
  'refund.quote': async (wish, actor, call) => {
    const quoted = await quoteForShop(wish, giverOf(actor, call), actor.published.rules, call.at)
    const { order, refundFen, left, way } = quoted
    const { orderId, paidAt } = order
    const about = { orderId, holder: sharedName(quoted.pack), paidAt, paidBy: paidBy(order), reason: wish.reason }
    return { refundFen, ...figuresOf(left), way, ...about }
  },
  'refund.give': async (wish, actor, call) =>
    givenRefund(await giveTopUpBack(wish, giverOf(actor, call), actor.published.rules, call.at)),
  'refund.read': async ({ refundId }, _actor, call) => givenRefund(await readRefundForShop(refundId, call.at)),
  'refund.byHand': async () => ({ refunds: (await refundsWaitingForHand()).map(givenRefund) }),
  'refund.paid': async (wish, { member }, call) => givenRefund(await paidByHand(wish, member.staffId, call.at)),
}

function giverOf({ member: { staffId, role, storeId } }: StaffActor, call: Call): RefundGiver {
  return { staffId, role, storeId, packId: shopperOf(call).packId }
}

function membersTopUps({ pack, topUps, notListed, others }: MembersTopUps): MembersTopUpsView {
  return {
    holder: sharedName(pack),
    topUps: topUps.map(({ topUp, money }): TopUpOnCard => {
      const { orderId, paidAt, quote, counter, paidUnder } = topUp
      return {
        ...{ orderId, paidAt, payFen: quote.payFen, bonusFen: quote.bonusFen },
        paidBy: paidBy(topUp),
        storeName: counter?.storeName ?? null,
        isShare: paidUnder !== undefined,
        ...{ principalLeftFen: money.principalFen, bonusLeftFen: money.bonusFen, refundId: money.refundId },
      }
    }),
    notListed,
    others,
  }
}

function paidBy({ paidBy: way, counter }: CreditedTopUp): TopUpOnCard['paidBy'] {
  if (counter) return counter.by
  return wayOf(way === 'counter' ? null : way)
}

function givenRefund({
  refundId,
  orderId,
  packId,
  reason,
  refundFen,
  paidFen,
  createdAt,
  progress,
  sale,
}: TopUpRefund): GivenRefund {
  const { state } = progress
  const whatToDo = state === 'manual' ? byHandWords({ refundFen, sale }) : null
  const why = state === 'released' ? progress.why : null
  const note = 'note' in progress ? (progress.note ?? null) : null
  const holder = holderName(packId)
  return { refundId, holder, orderId, reason, refundFen, paidFen, createdAt, state, why, whatToDo, note }
}
