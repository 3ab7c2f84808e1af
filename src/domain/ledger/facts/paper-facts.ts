import type { PaperBatchId } from '../../ids'
import type { Instant } from '../../time'

/** What happens to a printed batch as a whole; the use of one slip is that of a coupon. */
export type PaperFacts =
  /** all slips of a batch, issued at once */
  | {
      kind: 'paper_printed'
      batchId: PaperBatchId
      templateId: string
      title: string
      count: number
      expiresAt: Instant
      staffId: string
    }
  /** those of a batch that nobody had used */
  | {
      kind: 'paper_withdrawn'
      batchId: PaperBatchId
      templateId: string
      title: string
      count: number
      staffId: string
    }

/** One coupon on paper: the numbers of a batch begin with 1. */
export interface Slip {
  batchId: PaperBatchId
  number: number
}
