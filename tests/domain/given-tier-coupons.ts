import { deriveId, type OrderId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import type { CameWith } from '../../src/domain/pack/top-up-coupons'
import { leftOf, type PaidTopUp } from '../../src/domain/pack/withdraw'
import { refundOf, type TopUpRefundReason } from '../../src/domain/refunds/refund-terms'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { type Quote, quoteTier } from '../../src/domain/top-up/quote'
import { commit, newId, newPack, noon, rawRules, rulesWith, yuan } from './given'

export const [first, ...others] = rawRules().coupon_templates
export const gifts = [
  { ...first, _id: 'gift_10', title: '储值礼券', holder: '可转赠', handOut: '仅赠送', perMember: undefined },
  { _id: 'gift_tea', title: '茶券', kind: '兑换', item: '茶一杯', itemYuan: 18, validDays: 7, handOut: '仅赠送' },
].map(each => JSON.parse(JSON.stringify(each)) as { _id: string })
export const tier = {
  ...{ _id: 'tier_500', payYuan: 500, bonusYuan: 50, bonusValidDays: 365, level: '银卡会员', levelDays: 365 },
  coupons: [{ coupon: 'gift_10', count: 2 }, { coupon: 'gift_tea' }],
}
export const couponTemplates = [first as { _id: string }, ...others, ...gifts]
export const rules = rulesWith({ tiers: [...rawRules().tiers, tier], coupon_templates: couponTemplates })

export function quoteOf(pack: Pack, at: Instant = noon): Quote {
  const quote = quoteTier('tier_500', pack, rules, at)
  if (quote instanceof Refusal) throw new Error(quote.code)
  return quote
}

/** A pack after the tier was paid, with what a refund needs to know of it. */
export function bought(pack = newPack(), orderId: OrderId = newId('ord')) {
  const quote = quoteOf(pack)
  const settled = settleTopUp(pack, { orderId, quote, transactionId: '42', paidAt: noon }, noon)
  const committed = commit(settled, { commandId: deriveId('top', orderId), at: noon })
  const { facts } = committed.entry
  if (facts.kind !== 'top_up_settled') throw new Error('not settled')
  const coupons: CameWith[] = (facts.coupons ?? []).flatMap(({ templateId, couponIds, expiresAt }) => {
    const worthFen = quote.coupons?.find(each => each.templateId === templateId)?.worthFen ?? fen(0)
    return couponIds.map(couponId => ({ couponId, expiresAt, worthFen }))
  })
  const paid: PaidTopUp = {
    orderId,
    quote,
    paidAt: noon,
    bonusExpiredFen: fen(0),
    refundedFen: fen(0),
    withdrawnFen: fen(0),
    coupons,
  }
  return { ...committed, paid, quote, orderId, ids: coupons.map(({ couponId }) => couponId) }
}

export const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

export function used(pack: Pack, couponId: CameWith['couponId'] | undefined, orderFen = yuan(60)): Pack {
  if (!couponId) throw new Error('no coupon')
  const redeemId = newId('rdm')
  const decision = redeemCoupon(pack, { redeemId, couponId, ...till, orderFen }, rules, noon)
  return commit(decision, { commandId: redeemId, at: noon }).pack
}

export const refundNow = (pack: Pack, paid: PaidTopUp, reason: TopUpRefundReason, at = noon) => {
  const left = leftOf(pack, paid, at)
  const refund = left instanceof Refusal ? left : refundOf(left, reason, at)
  return refund instanceof Refusal ? refund.code : refund
}
