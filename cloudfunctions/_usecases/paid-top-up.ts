import { deriveId, lotIdsOf } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { type Fen, NO_MONEY, sumFen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import type { PaidTopUp } from '../../src/domain/pack/withdraw'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Quote } from '../../src/domain/top-up/quote'
import { findEntry, listEntries, withdrawalsOf } from '../_store/entries'
import type { CreditedTopUp } from './find-top-up'

/** Expiries of one pack that are looked through for the bonus of one top-up. */
const MOST_EXPIRIES = 200
/** Far more than a top-up is given back piece by piece. */
const MOST_WITHDRAWALS = 50

/**
 * A top-up as the ledger has it: how much of its bonus ran out unused, what was paid back of it before, and which coupons came
 * with it. `pack` is as it was read before: what it does not carry any more is written in `entries` by now.
 */
export async function paidTopUp(topUp: CreditedTopUp, pack: Pack, at: Instant): Promise<PaidTopUp> {
  const { orderId, packId, quote, paidAt } = topUp
  const filter = { before: null, month: null, group: 'expiry' as const }
  const [written, withdrawals] = await Promise.all([
    findEntry(packId, deriveId('top', orderId), at),
    withdrawalsOf(packId, orderId, MOST_WITHDRAWALS, at),
  ])
  const credited = written ?? pack.recent.find(entry => entry.commandId === deriveId('top', orderId)) ?? null
  const bonusFen = bonusIn(credited) ?? quote.bonusFen
  const expiries = bonusFen > 0 && credited ? await listEntries(packId, filter, MOST_EXPIRIES, at) : []
  const { bonus } = lotIdsOf(orderId)
  const expired = withRecent(expiries, pack).flatMap(({ facts }) => (facts.kind === 'expired' ? facts.lots : []))
  const bonusExpiredFen = sumFen(expired.filter(lot => lot.lotId === bonus).map(lot => lot.fen))
  const back = withRecent(withdrawals, pack).flatMap(({ facts }) =>
    facts.kind === 'top_up_refunded' && facts.orderId === orderId ? [facts] : [],
  )
  const refundedFen = sumFen(back.map(each => each.refundFen))
  const withdrawnFen = sumFen(back.flatMap(each => [each.principalFen, each.bonusFen]))
  return {
    ...{ orderId, quote: { payFen: quote.payFen, bonusFen }, paidAt, bonusExpiredFen, refundedFen, withdrawnFen },
    coupons: cameWith(quote, credited),
  }
}

/** The bonus that was credited: none with money that came too late, whatever had been promised for it. */
function bonusIn(credited: Entry | null): Fen | null {
  if (!credited) return null
  const { facts } = credited
  return facts.kind === 'top_up_settled' || facts.kind === 'counter_topped_up' ? facts.bonusFen : null
}

/** Entries that are written, with those that may still ride in the pack alone; each once. */
function withRecent(written: readonly Entry[], { recent }: Pack): Entry[] {
  return [...new Map([...written, ...recent].map(entry => [entry.commandId, entry])).values()]
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
