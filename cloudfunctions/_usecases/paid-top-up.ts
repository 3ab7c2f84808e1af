import { deriveId, lotIdsOf } from '../../src/domain/ids'
import { sumFen } from '../../src/domain/money'
import type { PaidTopUp } from '../../src/domain/pack/withdraw'
import type { Instant } from '../../src/domain/time'
import { findEntry, listEntries } from '../_store/entries'
import type { CreditedTopUp } from './find-top-up'

/** Expiries of one pack that are looked through for the bonus of one top-up. */
const MOST_EXPIRIES = 200

/** A credited top-up as the ledger has it, with how much of its bonus ran out unused. */
export async function paidTopUp({ orderId, packId, quote, paidAt }: CreditedTopUp, at: Instant): Promise<PaidTopUp> {
  const credited = await findEntry(packId, deriveId('top', orderId), at)
  const filter = { before: null, month: null, group: 'expiry' as const }
  const expiries = quote.bonusFen > 0 && credited ? await listEntries(packId, filter, MOST_EXPIRIES, at) : []
  const { bonus } = lotIdsOf(orderId)
  const expired = expiries.flatMap(({ facts }) => (facts.kind === 'expired' ? facts.lots : []))
  const bonusExpiredFen = sumFen(expired.filter(lot => lot.lotId === bonus).map(lot => lot.fen))
  return { orderId, quote, paidAt, bonusExpiredFen }
}
