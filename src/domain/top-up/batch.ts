import type { OrderId, PackId } from '../ids'
import { type Fen, sumFen } from '../money'
import { batchLineId } from '../numbered-ids'
import { Refusal } from '../refusal'
import { HOUR, type Instant, later } from '../time'
import { bareQuote, type Quote } from './quote'

/** Several cards in one payment, by the merchant's document `batch` of `settings`. */
export interface BatchRules {
  mostCards: number
  /** all of them together */
  mostFen: Fen
}

/** One card of such a payment. */
export interface BatchLine {
  /** named like an order: its credit, its lots and a refund of it follow from it */
  lineId: OrderId
  packId: PackId
  /** frozen: what was promised for this card */
  quote: Quote
}

/** Stands for a tier in the order that pays for several cards. No document of a merchant can have this name. */
export const BATCH_TIER = '_batch'

/** Numbered lines of one order, a card each. Refuses a card that is named twice, and more than the merchant allows. */
export function batchLines(
  orderId: OrderId,
  cards: readonly { packId: PackId; quote: Quote }[],
  { mostCards, mostFen }: BatchRules,
): BatchLine[] | Refusal {
  const distinct = new Set(cards.map(({ packId }) => packId))
  if (distinct.size < cards.length) return new Refusal('BATCH_CARD_TWICE', {})
  const payFen = sumFen(cards.map(({ quote }) => quote.payFen))
  if (cards.length > mostCards || payFen > mostFen) return new Refusal('BATCH_TOO_LARGE', { mostCards, mostFen })
  return cards.map((card, place) => ({ lineId: batchLineId(orderId, place + 1), ...card }))
}

/** What the one payment comes to. Nothing is ever credited by it: its lines are. */
export function batchQuote(lines: readonly BatchLine[], rulesVersion: number): Quote {
  const [payFen, bonusFen] = [
    sumFen(lines.map(({ quote }) => quote.payFen)),
    sumFen(lines.map(({ quote }) => quote.bonusFen)),
  ]
  return { tierId: BATCH_TIER, payFen, bonusFen, bonusValidDays: null, rulesVersion }
}

/** How one card's share of a payment fares once that is paid. Its document decides where the money goes. */
export interface BatchShare extends BatchLine {
  /** the one payment, and all that it came to: what WeChat needs to give a share of it back */
  orderId: OrderId
  totalFen: Fen
  payerPackId: PackId
  paidAt: Instant
  progress:
    | { state: 'crediting' }
    | { state: 'credited'; creditedAt: Instant }
    /** its card could not take it: it becomes the payer's, to be given back */
    | { state: 'diverting'; since: Instant }
    | { state: 'diverted'; creditedAt: Instant }
}

/**
 * A card that takes nothing for so long is given up. Nothing that was once on its way to it can still arrive then: a
 * function does not live as long.
 */
const PATIENCE = HOUR

/** Whether a share could not be credited for so long that its money goes back. */
export function isGivenUp({ paidAt }: BatchShare, at: Instant): boolean {
  return at >= later(paidAt, PATIENCE)
}

/** Where the money of a share is credited, and as what: plain principal when it is only to be given back. */
export function creditedAs({ packId, payerPackId, quote, progress }: BatchShare): { packId: PackId; quote: Quote } {
  const isDiverted = progress.state === 'diverting' || progress.state === 'diverted'
  if (!isDiverted) return { packId, quote }
  return { packId: payerPackId, quote: bareQuote(quote) }
}
