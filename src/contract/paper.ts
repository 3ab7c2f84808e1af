import * as z from 'zod'
import type { PaperBatchId } from '../domain/ids'
import { MOST_SLIPS } from '../domain/pack/slips'
import type { Instant } from '../domain/time'
import type { CouponFace } from './coupons'
import { documentIdField, idField } from './fields'

const batchIdField = idField<PaperBatchId>('pbt')

/** Coupons on paper. A manager has those of the own store, the owner all. */
export const paperInputs = {
  /** the newest 50 batches, and what can be printed now */
  'paper.list': z.strictObject({}),
  /** makes a batch; repeating it answers the same */
  'paper.make': z.strictObject({
    batchId: batchIdField,
    templateId: documentIdField,
    count: z.int().min(1).max(MOST_SLIPS),
    note: z.string().trim().min(1).max(40),
  }),
  /** a page of the codes of a good batch, to print: `after` the number of the last one seen, 0 for the first page */
  'paper.codes': z.strictObject({ batchId: batchIdField, after: z.int().min(0).max(MOST_SLIPS) }),
  /** no slip of the batch that was not used is good any more; repeating it answers the same */
  'paper.withdraw': z.strictObject({ batchId: batchIdField }),
}

export interface PaperOutputs {
  'paper.list': { templates: PrintableTemplate[]; batches: PaperBatchView[] }
  'paper.make': PaperBatchView
  'paper.codes': PaperCodes
  'paper.withdraw': PaperBatchView
}

export interface PrintableTemplate {
  templateId: string
  title: string
  /** what it gives, in a line */
  benefit: string
  /** of slips that are printed now; exclusive */
  expiresAt: Instant
  /** how many there still are; null: any number */
  left: number | null
}

export interface PaperBatchView {
  batchId: PaperBatchId
  title: string
  note: string
  storeName: string
  createdAt: Instant
  /** making: no slip is good yet; good; over: run out; withdrawn: none that was not used is good */
  state: 'making' | 'good' | 'over' | 'withdrawn'
  count: number
  redeemed: number
  /** that can still be used */
  left: number
  /** exclusive; null while it is being made */
  expiresAt: Instant | null
  /** when its codes were last fetched to be printed, and by whom; null: never */
  opened: { at: Instant; staffName: string } | null
}

export interface PaperCodes {
  shopName: string
  title: string
  face: CouponFace
  rules: string[]
  startsAt: Instant
  expiresAt: Instant
  note: string
  count: number
  slips: PrintedSlip[]
  /** `after` of the next page; null: this was the last */
  next: number | null
}

export interface PrintedSlip {
  number: number
  /** in groups, as it is printed, typed and drawn into the QR */
  code: string
  used: boolean
}
