import type { BatchId } from '../../src/domain/ids'
import {
  type ImportedCard,
  type OpeningBalance,
  plainCardNumber,
  printedCardCode,
  sameOpening,
} from '../../src/domain/physical-cards/imported-card'
import type { Instant } from '../../src/domain/time'
import { cardKeyOf, physicalCardCode } from '../_platform/secrets'
import { type BatchSums, importedCards, sumsOfBatch } from '../_store/imported-cards'

export interface ImportRow {
  cardNumber: string
  opening: OpeningBalance
}

/** What became of one row; the code is what is printed for the member, the same however often it is asked for. */
export type ImportedRow = { cardNumber: string } & (
  | { outcome: 'imported' | 'there_already'; code: string }
  /** another batch, or other amounts: nothing was changed */
  | { outcome: 'conflict' }
)

const ROWS_AT_ONCE = 10

/** Takes over physical cards. A card is named by its number, so a batch that is sent again imports nothing twice. */
export async function importCards(
  batchId: BatchId,
  rows: readonly ImportRow[],
  at: Instant,
): Promise<{ rows: ImportedRow[]; sums: BatchSums }> {
  const done: ImportedRow[] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE)
    done.push(...(await Promise.all(some.map(row => importRow(batchId, row, at)))))
  }
  return { rows: done, sums: await sumsOfBatch(batchId) }
}

/** What a batch of imported cards adds up to, and how much of it was taken over. */
export function readBatch(batchId: BatchId): Promise<BatchSums> {
  return sumsOfBatch(batchId)
}

async function importRow(batchId: BatchId, { cardNumber, opening }: ImportRow, at: Instant): Promise<ImportedRow> {
  const number = plainCardNumber(cardNumber)
  const cardKey = cardKeyOf(number)
  const code = printedCardCode(physicalCardCode(number))
  const card: ImportedCard = {
    cardKey,
    batchId,
    cardTail: number.slice(-4),
    opening,
    importedAt: at,
    progress: { state: 'unbound' },
  }
  if (await importedCards.insert(card)) return { cardNumber, outcome: 'imported', code }
  const there = await importedCards.find(cardKey)
  const same = there?.batchId === batchId && sameOpening(there.opening, opening)
  return same ? { cardNumber, outcome: 'there_already', code } : { cardNumber, outcome: 'conflict' }
}
