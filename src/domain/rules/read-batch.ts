import { fen } from '../money'
import type { BatchRules } from '../top-up/batch'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

/** An order with all its lines stays a small document. */
const MOST_CARDS = 50
const amounts = { least: fen(10_000), most: fen(10_000_000) }
const USUAL = { cards: 20, fen: fen(2_000_000) }

/** Reads the document `batch` of `settings`: several cards in one payment. */
export function readBatchRules(document: RawDocument): ReadDocument<BatchRules> {
  const reader = new FieldReader(document)
  const value: BatchRules = {
    mostCards: reader.countOrNothing('mostCards', '一次最多充几张卡', { least: 2, most: MOST_CARDS }) ?? USUAL.cards,
    mostFen: reader.yuanOrNothing('mostYuan', '一次最多充多少元', amounts) ?? USUAL.fen,
  }
  return { value, problems: reader.finish() }
}
