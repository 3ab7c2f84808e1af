import * as z from 'zod'
import type { Score, ScoreCounts } from '../domain/help/rating'
import type { OrderId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import { idField, noteField, nothing, scoreField } from './fields'

const orderField = { orderId: idField<OrderId>('ord') }

export const ratingInputs = {
  /** what I said of a top-up of mine; null while I said nothing */
  'topUp.rating': z.strictObject(orderField),
  /** rates a top-up that has arrived: once, changed within a day; words can be taken back at any time */
  'topUp.rate': z.strictObject({ ...orderField, score: scoreField, words: noteField.nullable() }),
}

export interface RatingOutputs {
  'topUp.rating': { rating: RatingView | null }
  'topUp.rate': { rating: RatingView }
}

export interface RatingView {
  score: Score
  words: string | null
  /** until when it may be changed (exclusive) */
  changesUntil: Instant
}

export const ratingReportInputs = {
  /** how members rated their top-ups of the last 90 days, the low ones first */
  'ratings.list': nothing,
}

export interface RatingReportOutputs {
  'ratings.list': RatingReport
}

export interface RatingReport {
  days: number
  count: number
  /** the average in tenths, 46 is 4.6; null while there is none */
  tenths: number | null
  counts: ScoreCounts
  /** the newest fifty of three stars and less, and of more */
  low: RatedTopUp[]
  high: RatedTopUp[]
}

export interface RatedTopUp {
  orderId: OrderId
  holder: string
  payFen: Fen
  score: Score
  words: string | null
  ratedAt: Instant
}
