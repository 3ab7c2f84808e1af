import { deriveId, lotIdsOf } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { NO_MONEY, sumFen } from '../../src/domain/money'
import type { PaidTopUp } from '../../src/domain/pack/withdraw'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Quote } from '../../src/domain/top-up/quote'
import { findEntry, listEntries } from '../_store/entries'
import type { CreditedTopUp } from './find-top-up'

/** Expiries of one pack that are looked through for the bonus of one top-up. */
const MOST_EXPIRIES = 200

/** A credited top-up as the ledger has it, with how much of its bonus ran out unused and which coupons came with it. */
export async function paidTopUp({ orderId, packId, quote, paidAt }: CreditedTopUp, at: Instant): Promise<PaidTopUp> {
  const credited = await findEntry(packId, deriveId('top', orderId), at)
  const filter = { before: null, month: null, group: 'expiry' as const }
  const expiries = quote.bonusFen > 0 && credited ? await listEntries(packId, filter, MOST_EXPIRIES, at) : []
  const { bonus } = lotIdsOf(orderId)
  const expired = expiries.flatMap(({ facts }) => (facts.kind === 'expired' ? facts.lots : []))
  const bonusExpiredFen = sumFen(expired.filter(lot => lot.lotId === bonus).map(lot => lot.fen))
  return { orderId, quote, paidAt, bonusExpiredFen, coupons: cameWith(quote, credited) }
}

/** The coupons that its entry granted. Throws TRY_AGAIN while the entry has not come out of the pack yet. */
function cameWith({ coupons: promised = [] }: Quote, credited: Entry | null): PaidTopUp['coupons'] {
  if (promised.length === 0) return []
  if (!credited) throw new Refusal('TRY_AGAIN', {})
  const { facts } = credited
  const granted = facts.kind === 'top_up_settled' || facts.kind === 'counter_topped_up' ? (facts.coupons ?? []) : []
  return granted.flatMap(({ templateId, couponIds, expiresAt }) => {
    const worthFen = promised.find(each => each.templateId === templateId)?.worthFen ?? NO_MONEY
    return couponIds.map(couponId => ({ couponId, expiresAt, worthFen }))
  })
}
