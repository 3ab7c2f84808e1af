import * as z from 'zod'
import type { PackId } from '../domain/ids'
import type { DayRoot, Inclusion } from '../domain/ledger/day-root'
import type { Entry } from '../domain/ledger/entry'
import type { Receipt, TouchedLot } from '../domain/ledger/receipt'
import { type StatementLine, statementGroups } from '../domain/ledger/statement-line'
import { type ShopDay, shopMonth } from '../domain/time'
import { dayField } from './fields'

/** What a shopper may read of their own ledger, in lines for reading and in entries for checking. */
export const statementInputs = {
  /** one page, newest first; `before` is the `next` of the page above it */
  'statement.page': z.strictObject({
    month: z
      .string()
      .refine(text => shopMonth(text) !== null)
      .optional(),
    group: z.enum(statementGroups).optional(),
    before: z.int().min(1).optional(),
  }),
  /** 200 lines at once, newest first, for a file to keep; `before` is the `next` of the page above it */
  'statement.export': z.strictObject({ before: z.int().min(1).optional() }),
  /** one entry with the lots it touched and what shows that it is in its day's root */
  'statement.receipt': z.strictObject({ seq: z.int().min(1) }),
  /** entries as they lie in the ledger, oldest first, for the phone to re-compute; `after` is the last seq it has */
  'statement.chain': z.strictObject({ after: z.int().min(0) }),
  /** what shows that the pack's entries of these days are in their published roots */
  'statement.proofs': z.strictObject({ days: z.array(dayField).min(1).max(31) }),
  /** the published roots in a row, oldest first; `after` is the last day the phone has */
  'statement.roots': z.strictObject({ after: dayField.optional() }),
}

export interface StatementOutputs {
  'statement.page': StatementPage
  'statement.export': StatementPage
  'statement.receipt': ReceiptView
  'statement.chain': ChainPage
  'statement.proofs': { proofs: DayProof[] }
  'statement.roots': { roots: DayRoot[]; more: boolean }
}

export interface StatementPage {
  lines: StatementLine[]
  /** pass as `before` for the next page; null at the end */
  next: number | null
}

/** A line of the statement, opened. */
export interface ReceiptView {
  line: StatementLine
  /** the lots that it moved money into or out of */
  lots: TouchedLot[]
  receipt: Receipt
}

export interface ChainPage {
  packId: PackId
  entries: Entry[]
  more: boolean
  /** what the card itself names as its newest entry */
  head: { seq: number; hash: string }
}

export interface DayProof {
  day: ShopDay
  /** null while the day is not published */
  root: DayRoot | null
  /** null when the root of that day holds no entry of the pack */
  inclusion: Inclusion | null
}
