import type { ChannelId } from '../channels/channel'
import { lotIdsOf, type OrderId } from '../ids'
import type { Lot } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { addFen } from '../money'
import type { Instant } from '../time'
import { bonusExpiryOf, type Quote } from '../top-up/quote'
import { type Decided, newest } from './decision'
import { countOne } from './known-counts'
import { packLimits } from './limits'
import type { Pack } from './pack'
import { releaseReservation } from './reserve-top-up'

/** A payment that WeChat confirmed. */
export interface SettleTopUp {
  orderId: OrderId
  quote: Quote
  transactionId: string
  paidAt: Instant
  /** remembered as what the member is used to */
  channel?: ChannelId
}

/** Credits a paid top-up: principal and promised bonus as two lots. Money that was paid is never refused here. */
export function settleTopUp(
  pack: Pack,
  { orderId, quote, transactionId, paidAt, channel }: SettleTopUp,
  at: Instant,
): Decided {
  const lotIds = lotIdsOf(orderId)
  const bonusExpiresAt = bonusExpiryOf(quote, paidAt)
  const opened: Lot[] = [
    { lotId: lotIds.principal, kind: 'principal', creditedFen: quote.payFen, leftFen: quote.payFen, openedAt: at },
  ]
  const movements: Movement[] = [
    { unit: 'fen', amount: quote.payFen, from: 'wechat_pay', to: `lot:${lotIds.principal}` },
  ]
  if (quote.bonusFen > 0) {
    opened.push({
      lotId: lotIds.bonus,
      kind: 'bonus',
      creditedFen: quote.bonusFen,
      leftFen: quote.bonusFen,
      openedAt: at,
      expiresAt: bonusExpiresAt,
    })
    movements.push({ unit: 'fen', amount: quote.bonusFen, from: 'bonus_granted', to: `lot:${lotIds.bonus}` })
  }
  const { tierId, payFen, bonusFen } = quote
  const [main, ...others] = pack.cards
  const credited: Pack = {
    ...releaseReservation(pack, orderId),
    cards: [{ ...main, lots: [...main.lots, ...opened] }, ...others],
    tierUses: countOne(pack.tierUses, tierId),
    toppedUpFen: addFen(pack.toppedUpFen, payFen),
    pastTopUps: newest(
      [...pack.pastTopUps, { tierId, payFen, at, ...(channel ? { channel } : {}) }],
      packLimits.pastTopUps,
    ),
  }
  return {
    pack: credited,
    facts: {
      kind: 'top_up_settled',
      orderId,
      tierId,
      payFen,
      bonusFen,
      bonusExpiresAt,
      channel: 'wechat',
      transactionId,
    },
    movements,
  }
}
