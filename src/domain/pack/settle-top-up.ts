import { accountOf, type ChannelId, wayOf } from '../channels/channel'
import type { OrderId, PackId } from '../ids'
import type { Instant } from '../time'
import type { Quote } from '../top-up/quote'
import { creditTopUp } from './credit-top-up'
import type { Decided } from './decision'
import type { Pack } from './pack'
import { releaseReservation } from './reserve-top-up'

/** A payment that its channel confirmed. */
export interface SettleTopUp {
  orderId: OrderId
  quote: Quote
  transactionId: string
  paidAt: Instant
  /** remembered as what the member is used to */
  channel?: ChannelId
  /** who paid, when it was somebody else */
  payerPackId?: PackId
}

/** Credits a paid top-up: principal and promised bonus as two lots. Money that was paid is never refused here. */
export function settleTopUp(
  pack: Pack,
  { orderId, quote, transactionId, paidAt, channel, payerPackId }: SettleTopUp,
  at: Instant,
): Decided {
  const paid = { orderId, quote, paidAt, paidInto: accountOf(channel ?? null), ...(channel ? { channel } : {}) }
  const credited = creditTopUp(releaseReservation(pack, orderId), paid, at)
  const { tierId, payFen, bonusFen } = quote
  const { bonusExpiresAt, cameWith, couponsLeftOut } = credited
  return {
    pack: credited.pack,
    facts: {
      kind: 'top_up_settled',
      orderId,
      tierId,
      payFen,
      bonusFen,
      bonusExpiresAt,
      channel: wayOf(channel ?? null),
      transactionId,
      ...cameWith,
      ...(couponsLeftOut > 0 && { couponsLeftOut }),
      ...(payerPackId && { payerPackId }),
    },
    movements: credited.movements,
  }
}
