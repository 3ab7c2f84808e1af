import { type Rating, rated, type ScoreCounts } from '../../src/domain/help/rating'
import type { OrderId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { DAY, type Instant, later } from '../../src/domain/time'
import { isCredited } from '../../src/domain/top-up/order-refund'
import { pauseBeforeRetry } from '../_platform/pause'
import { findOrder } from '../_store/orders'
import { countRatings, findRating, newestRatings, putRating, type TopUpRating } from '../_store/ratings'

const MOST_ATTEMPTS = 4

export interface RateTopUp extends Pick<Rating, 'score' | 'words'> {
  orderId: OrderId
  packId: PackId
}

/**
 * Rates a top-up of one's own that has arrived. The same again changes nothing; a change is taken for a day, and words can
 * be taken back at any time. Throws ORDER_UNKNOWN, NOTHING_TO_RATE, RATING_KEPT.
 */
export async function rateTopUp(wish: RateTopUp, at: Instant): Promise<TopUpRating> {
  const { orderId, packId } = wish
  const order = await findOrder(orderId)
  if (order?.packId !== packId) throw new Refusal('ORDER_UNKNOWN', {})
  if (!isCredited(order.progress)) throw new Refusal('NOTHING_TO_RATE', {})
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const before = await findRating(orderId)
    const rating = rated(before, wish, at)
    if (rating instanceof Refusal) throw rating
    if (before && rating === before) return before
    const next: TopUpRating = { ...rating, orderId, packId, payFen: order.quote.payFen }
    if (await putRating(next, before)) return next
    await pauseBeforeRetry(attempt)
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** What I thought of a top-up of mine; null while I said nothing, and for everybody else's. */
export async function readRating(orderId: OrderId, packId: PackId): Promise<TopUpRating | null> {
  const rating = await findRating(orderId)
  return rating?.packId === packId ? rating : null
}

/** Over how many days the merchant reads what members thought. */
export const RATED_DAYS = 90
const MOST_SHOWN = 50

/** How top-ups were rated lately: how often each score, the low ones first. */
export async function listRatings(
  at: Instant,
): Promise<{ counts: ScoreCounts; low: TopUpRating[]; high: TopUpRating[] }> {
  const since = later(at, -RATED_DAYS * DAY)
  const [counts, low, high] = await Promise.all([
    countRatings(since),
    newestRatings([1, 2, 3], since, MOST_SHOWN),
    newestRatings([4, 5], since, MOST_SHOWN),
  ])
  return { counts, low, high }
}
