import { deriveId, lotIdsOf } from '../../src/domain/ids'
import { sumFen } from '../../src/domain/money'
import type { PaidTopUp } from '../../src/domain/pack/withdraw'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { findEntry, listEntries } from '../_store/entries'

/** Expiries of one pack that are looked through for the bonus of one top-up. */
const MOST_EXPIRIES = 200

/** A settled top-up as the ledger has it, with how much of its bonus ran out unused. */
export async function paidTopUp({ orderId, packId, quote, progress }: Order, at: Instant): Promise<PaidTopUp> {
  if (progress.state !== 'settled') throw new Refusal('ORDER_UNKNOWN', {})
  const credited = await findEntry(packId, deriveId('top', orderId), at)
  const filter = { before: null, month: null, group: 'expiry' as const }
  const expiries = quote.bonusFen > 0 && credited ? await listEntries(packId, filter, MOST_EXPIRIES, at) : []
  const { bonus } = lotIdsOf(orderId)
  const expired = expiries.flatMap(({ facts }) => (facts.kind === 'expired' ? facts.lots : []))
  const bonusExpiredFen = sumFen(expired.filter(lot => lot.lotId === bonus).map(lot => lot.fen))
  return { orderId, quote, paidAt: progress.paidAt, bonusExpiredFen }
}
