import type { ChannelId } from '../channels/channel'
import { lotIdsOf, type OrderId } from '../ids'
import type { Account } from '../ledger/accounts'
import type { Lot } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { addFen } from '../money'
import type { Instant } from '../time'
import { bonusExpiryOf, type Quote } from '../top-up/quote'
import { newest } from './decision'
import { countOne } from './known-counts'
import { packLimits } from './limits'
import type { Pack } from './pack'

/** A top-up that was paid, however it was. */
export interface PaidQuote {
  orderId: OrderId
  quote: Quote
  paidAt: Instant
  /** where the money is */
  paidInto: Account
  /** remembered as what the member is used to */
  channel?: ChannelId
}

/** Opens a top-up's two lots, principal and promised bonus, and remembers it for caps, level and rhythm. */
export function creditTopUp(
  pack: Pack,
  { orderId, quote, paidAt, paidInto, channel }: PaidQuote,
  at: Instant,
): { pack: Pack; movements: Movement[]; bonusExpiresAt: Instant | null } {
  const lotIds = lotIdsOf(orderId)
  const { tierId, payFen, bonusFen } = quote
  const bonusExpiresAt = bonusExpiryOf(quote, paidAt)
  const opened: Lot[] = [
    { lotId: lotIds.principal, kind: 'principal', creditedFen: payFen, leftFen: payFen, openedAt: at },
  ]
  const movements: Movement[] = [{ unit: 'fen', amount: payFen, from: paidInto, to: `lot:${lotIds.principal}` }]
  if (bonusFen > 0) {
    const amounts = { creditedFen: bonusFen, leftFen: bonusFen }
    opened.push({ lotId: lotIds.bonus, kind: 'bonus', ...amounts, openedAt: at, expiresAt: bonusExpiresAt })
    movements.push({ unit: 'fen', amount: bonusFen, from: 'bonus_granted', to: `lot:${lotIds.bonus}` })
  }
  const [main, ...others] = pack.cards
  const past = { tierId, payFen, at, ...(channel ? { channel } : {}) }
  return {
    pack: {
      ...pack,
      cards: [{ ...main, lots: [...main.lots, ...opened] }, ...others],
      tierUses: countOne(pack.tierUses, tierId),
      toppedUpFen: addFen(pack.toppedUpFen, payFen),
      pastTopUps: newest([...pack.pastTopUps, past], packLimits.pastTopUps),
    },
    movements,
    bonusExpiresAt,
  }
}
