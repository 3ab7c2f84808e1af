import { accountKind } from '../ledger/accounts'
import type { Entry } from '../ledger/entry'
import type { Slip } from '../ledger/facts/paper-facts'
import type { SoldFacts } from '../ledger/facts/sale-facts'
import type { Movement } from '../ledger/movement'
import type { Sold } from '../pack/offers-back'
import type { AuditRule } from './finding'
import type { Difference } from './lot-books'

type Found = Difference & { rule: AuditRule }

/** What an entry changed of the member's money, by its movements. */
export interface Moved {
  principalFen: number
  bonusFen: number
}

/**
 * What entries say in words beside their movements, and what they say about earlier ones: how much of which sale went back,
 * which expiry became a coupon, how offers came to a price.
 */
export class FactBooks {
  /** what each sale took of each lot and has not given back */
  private readonly sales = new Map<string, Map<string, number>>()
  /** bonus that ran out, by the place in the chain of the entry that says so; gone once it has become a coupon */
  private readonly expiries = new Map<number, number>()

  /** How much bonus an entry let run out that has not become a coupon. */
  expiredIn(seq: number): number {
    return this.expiries.get(seq) ?? 0
  }

  /** slips of printed batches that are used */
  private readonly usedSlips = new Set<string>()

  /** what was paid beside the balance of each sale and has not gone back */
  private readonly rests = new Map<string, number>()

  take(entry: Entry, moved: Moved): Found[] {
    const { facts } = entry
    const found = amountsIn(entry, moved)
    switch (facts.kind) {
      case 'spent':
      case 'captured':
        this.sales.set(entry.commandId, new Map(lotParts(entry.movements, 'from')))
        if ('rest' in facts && facts.rest) this.rests.set(entry.commandId, facts.rest.restFen)
        found.push(...priceOf(facts, paidBeside(facts)))
        break
      case 'spend_refunded':
        found.push(...this.giveBack(facts.saleId, entry.movements))
        break
      case 'rest_refunded': {
        const left = this.rests.get(facts.saleId) ?? 0
        this.rests.set(facts.saleId, left - facts.refundFen)
        if (facts.refundFen > left) {
          found.push(difference('account', `${facts.saleId} rest`, `at most ${left} back`, facts.refundFen))
        }
        break
      }
      case 'coupon_redeemed':
      case 'coupon_redemption_undone':
        if (facts.slip) found.push(...this.takeSlip(facts.slip, facts.kind === 'coupon_redeemed'))
        break
      case 'expired':
        this.expiries.set(
          entry.seq,
          facts.lots.reduce((sum, lot) => sum + lot.fen, 0),
        )
        break
      case 'bonus_rescued': {
        const { expirySeq, expiredFen } = facts
        const expired = this.expiries.get(expirySeq) ?? 0
        if (expired !== expiredFen || expired === 0) {
          found.push(difference('coupon', `expiry of entry ${expirySeq}`, expired, expiredFen))
        }
        this.expiries.delete(expirySeq)
        break
      }
    }
    return found
  }

  /** Slips of a batch lie in one account, so that only what entries say tells one used twice from two. */
  private takeSlip({ batchId, number }: Slip, isUse: boolean): Found[] {
    const slip = `${batchId} slip ${number}`
    const wasUsed = this.usedSlips.has(slip)
    if (isUse) this.usedSlips.add(slip)
    else this.usedSlips.delete(slip)
    if (wasUsed !== isUse) return []
    const [expected, found] = isUse ? ['not used yet', 'used'] : ['used', 'not used']
    return [difference('coupon', slip, expected, found)]
  }

  /** Of each lot no more comes back than this very sale took of it. */
  private giveBack(saleId: string, movements: readonly Movement[]): Found[] {
    const sale = this.sales.get(saleId)
    return lotParts(movements, 'to').flatMap(([lot, fen]) => {
      const left = sale?.get(lot) ?? 0
      sale?.set(lot, left - fen)
      return fen <= left ? [] : [difference('account', `${saleId} ${lot}`, `at most ${left} back`, fen)]
    })
  }
}

function lotParts(movements: readonly Movement[], side: 'from' | 'to'): [string, number][] {
  return movements.filter(each => accountKind(each[side]) === 'lot').map(each => [each[side], each.amount])
}

/** The principal and the bonus that an entry names are what it moved. Kinds that name none are judged by their movements alone. */
function amountsIn({ facts }: Entry, moved: Moved): Found[] {
  const named = facts as { principalFen?: number; bonusFen?: number; payFen?: number }
  const principalFen = named.principalFen ?? named.payFen
  if (principalFen === undefined || named.bonusFen === undefined) return []
  const found: Found[] = []
  for (const [field, said, did] of [
    ['principalFen', principalFen, moved.principalFen],
    ['bonusFen', named.bonusFen, moved.bonusFen],
  ] as const) {
    if (Math.abs(said) !== Math.abs(did)) found.push(difference('facts', `${facts.kind} ${field}`, did, said))
  }
  return found
}

/** What WeChat Pay, or other packs, paid of the same sale. */
function paidBeside(facts: Sold): number {
  if (facts.kind !== 'captured') return 0
  const { rest, together, amountFen } = facts
  return (rest?.restFen ?? 0) + (together ? together.paidFen - amountFen : 0)
}

/** What was paid, by the balance and beside it, is the listed price less everything that lowered it: no fen is lost in between. */
function priceOf({ amountFen, offers }: SoldFacts, besideFen: number): Found[] {
  if (!offers) return []
  const { orderFen, memberOffFen, coupons, points } = offers
  const due = orderFen - memberOffFen - coupons.reduce((sum, coupon) => sum + coupon.offFen, 0) - (points?.fen ?? 0)
  const paid = amountFen + besideFen
  return due === paid ? [] : [difference('facts', 'offers', due, paid)]
}

function difference(rule: AuditRule, subject: string, expected: unknown, found: unknown): Found {
  return { rule, subject, expected: String(expected), found: String(found) }
}
