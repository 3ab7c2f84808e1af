import { fen, NO_MONEY } from '../money'
import { type RefundRules, USUAL_REFUNDS } from '../refunds/refund-rules'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const MOST_FEN = fen(1_000_000)

/** Reads the document `refunds` of `settings`: what a manager may give back without the owner. */
export function readRefundRules(document: RawDocument): ReadDocument<RefundRules> {
  const reader = new FieldReader(document)
  const managerFen =
    reader.yuanOrNothing('managerYuan', '店长每笔充值退款上限', { least: NO_MONEY, most: MOST_FEN }) ??
    USUAL_REFUNDS.managerFen
  return { value: { managerFen }, problems: reader.finish() }
}
