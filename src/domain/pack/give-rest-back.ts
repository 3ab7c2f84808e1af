import type { ChannelAccount } from '../channels/channel'
import type { OrderId, TopUpRefundId } from '../ids'
import type { SaleEntry, SpendRefundEntry } from '../ledger/sale-entry'
import { type Fen, fen, subtractFen } from '../money'
import type { SaleRefund } from '../refunds/top-up-refund'
import { Refusal } from '../refusal'
import type { Decision } from './decision'
import { refundableFen } from './lots-back'
import type { Pack } from './pack'
import { givePointsBack } from './pay-with-points'
import { couponsBack, noneReturned, returnCoupons } from './return-coupons'

/** Where the money of a sale goes back to: so much to the card, so much to WeChat Pay. */
export interface SplitRefund {
  balanceFen: Fen
  restFen: Fen
}

/**
 * Splits a refund over what paid for a sale: the card first, as far as its part was not given back before, and what goes
 * beyond that to WeChat Pay. Refuses with REFUND_ABOVE_CHARGE what is more than both have left.
 */
export function splitRefund(
  sale: SaleEntry,
  earlier: readonly SpendRefundEntry[],
  /** what of the part that WeChat Pay paid was not given back before */
  restLeftFen: Fen,
  amountFen: Fen,
): SplitRefund | Refusal {
  const onCard = refundableFen(sale, earlier)
  const balanceFen = fen(Math.min(amountFen, onCard))
  const restFen = subtractFen(amountFen, balanceFen)
  if (restFen > restLeftFen) return new Refusal('REFUND_ABOVE_CHARGE', { leftFen: fen(onCard + restLeftFen) })
  return { balanceFen, restFen }
}

export interface GiveRestBack {
  refundId: TopUpRefundId
  orderId: OrderId
  refundFen: Fen
  staffId: string
  sale: SaleRefund
  paidFrom: ChannelAccount | 'refunded_by_hand'
}

/**
 * Writes down that WeChat Pay's part of a sale has gone back. No money on the card moves: it never was there. Points that paid
 * beside it come back in proportion; with the last part the sale's coupons do, those whose terms promise it.
 */
export function giveRestBack(pack: Pack, { sale, ...back }: GiveRestBack): Decision {
  const { saleId, storeId, storeName, reason, offersBack, pointLots = [] } = sale
  const { refundFen, paidFrom } = back
  const returned = givePointsBack(pack, pointLots)
  const pointsBack = pointLots.reduce((sum, lot) => sum + lot.points, 0)
  const coupons = sale.isLastPart ? returnCoupons(returned.pack, saleId, storeId) : noneReturned(returned.pack)
  return {
    pack: coupons.pack,
    facts: {
      kind: 'rest_refunded',
      ...back,
      saleId,
      storeId,
      storeName,
      reason,
      ...(offersBack && { offersBack }),
      ...(pointsBack > 0 && { pointsBack }),
      ...couponsBack(coupons),
    },
    movements: [
      { unit: 'fen', amount: refundFen, from: `sales:${storeId}`, to: paidFrom },
      ...returned.movements,
      ...coupons.movements,
    ],
  }
}
