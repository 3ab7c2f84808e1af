import type { ChargeReceipt, RefundReceipt, Written } from '../../src/contract/charges'
import type { RedeemReceipt } from '../../src/contract/staff'
import type { UndoReceipt } from '../../src/contract/till-day'
import type { Entry } from '../../src/domain/ledger/entry'
import type { SoldFacts } from '../../src/domain/ledger/facts/sale-facts'
import { addFen, NO_MONEY, subtractFen } from '../../src/domain/money'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Committed } from '../_usecases/commit-command'
import type { SaleGivenBack } from '../_usecases/give-sale-back'
import { holderName, holderOfEntry } from '../_usecases/holder-name'

/** Receipts are drawn from the entry, so that a repeat gets the very same one. */
export function redeemReceipt({ entry, repeated }: Committed): RedeemReceipt {
  const { facts, at } = entry
  if (facts.kind !== 'coupon_redeemed') throw new Refusal('COMMAND_ID_REUSED', {})
  const { title, discountFen, orderFen, item } = facts
  const payableFen = orderFen !== null && discountFen !== null ? subtractFen(orderFen, discountFen) : null
  return {
    title,
    holder: holderOfEntry(entry),
    discountFen,
    payableFen,
    item,
    redeemedAt: at,
    ...written(entry),
    repeated,
  }
}

/** What the till hears of a redemption that was undone. */
export function undoReceipt({ entry, repeated }: Committed): UndoReceipt {
  const { facts, at } = entry
  if (facts.kind !== 'coupon_redemption_undone') throw new Refusal('COMMAND_ID_REUSED', {})
  const { title, discountFen } = facts
  return { title, holder: holderOfEntry(entry), discountFen, undoneAt: at, ...written(entry), repeated }
}

/** What the till hears of a charge. CODE_USED where the code’s id was used for something else. */
export function chargeReceipt({ entry, repeated }: Committed): ChargeReceipt {
  if (entry.facts.kind !== 'spent') throw new Refusal('CODE_USED', {})
  return saleReceipt(entry, entry.facts, repeated)
}

/** What the till hears of a sale given back: how much to the card, how much to WeChat Pay and how far that is. */
export function refundReceipt({ toCard, toWechat, repeated }: SaleGivenBack): RefundReceipt {
  const wechatFen = toWechat?.refundFen ?? NO_MONEY
  const beside = { wechatFen, wechat: wechatState(toWechat), repeated }
  if (toCard) {
    const { facts, at, packId } = toCard
    if (facts.kind !== 'spend_refunded') throw new Refusal('COMMAND_ID_REUSED', {})
    const { principalFen, bonusFen, refundedFen, pointsTaken, pointsShortfall } = facts
    const card = { principalFen, bonusFen, refundedFen, pointsTaken, pointsShortfall, refundedAt: at }
    const amountFen = addFen(facts.amountFen, wechatFen)
    return { holder: holderName(packId), amountFen, ...card, ...beside, ...written(toCard) }
  }
  if (!toWechat) throw new Refusal('COMMAND_ID_REUSED', {})
  const nothing = { principalFen: NO_MONEY, bonusFen: NO_MONEY, refundedFen: NO_MONEY }
  const card = { ...nothing, pointsTaken: 0, pointsShortfall: 0, refundedAt: toWechat.createdAt, entry: null }
  return { holder: holderName(toWechat.packId), amountFen: wechatFen, ...card, ...beside }
}

function wechatState(refund: TopUpRefund | null): RefundReceipt['wechat'] {
  switch (refund?.progress.state) {
    case undefined:
      return 'none'
    case 'refunded':
    case 'paid_by_hand':
      return 'refunded'
    case 'manual':
    case 'paying_by_hand':
      return 'by_hand'
    default:
      return 'under_way'
  }
}

/** What every sale’s receipt says, whether it paid at once or from a hold. */
export function saleReceipt(entry: Entry, sold: SoldFacts, repeated: boolean): ChargeReceipt {
  const { at, packId, after } = entry
  const { amountFen, principalFen, bonusFen, pointsEarned } = sold
  const balanceFen = addFen(after.principalFen, after.bonusFen)
  return {
    holder: holderName(packId),
    amountFen,
    orderFen: sold.offers?.orderFen ?? null,
    coupons: sold.offers?.coupons.map(({ title }) => title) ?? [],
    principalFen,
    bonusFen,
    balanceFen,
    pointsEarned,
    chargedAt: at,
    ...written(entry),
    repeated,
  }
}

/** The place and hash of the entry that a receipt is drawn from. */
export function written({ seq, hash }: Entry): Written {
  return { entry: { seq, hash } }
}
