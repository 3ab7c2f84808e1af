import type { CaptureId, SpendId } from '../ids'
import type { Entry } from './entry'
import type { EntryFacts } from './facts/entry-facts'

/** An entry that sold something against the balance. */
export type SaleEntry = Entry & {
  commandId: SpendId | CaptureId
  facts: Extract<EntryFacts, { kind: 'spent' | 'captured' }>
}

/** An entry that gave back some of one, to the card. */
export type SpendRefundEntry = Entry & { facts: Extract<EntryFacts, { kind: 'spend_refunded' }> }

/** Whether an entry took money for goods, directly or from a hold. */
export function isSale(entry: Entry): entry is SaleEntry {
  return entry.facts.kind === 'spent' || entry.facts.kind === 'captured'
}

/** Whether an entry gave back some of a sale. */
export function isRefundOf(entry: Entry, saleId: string): entry is SpendRefundEntry {
  return entry.facts.kind === 'spend_refunded' && entry.facts.saleId === saleId
}
