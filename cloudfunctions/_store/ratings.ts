import { NO_RATINGS, type Rating, type Score, type ScoreCounts } from '../../src/domain/help/rating'
import type { OrderId, PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { Instant } from '../../src/domain/time'
import { _, db } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

/** What a member thought of one top-up, under its order. The words can be taken back without the score. */
export interface TopUpRating extends Rating {
  orderId: OrderId
  packId: PackId
  payFen: Fen
}

type RatingDocument = Omit<TopUpRating, 'orderId'>

export async function findRating(orderId: OrderId): Promise<TopUpRating | null> {
  const document = await readDocument<RatingDocument>('ratings', orderId)
  return document && ratingOf(document)
}

/** Writes the first rating of an order, or changes the one that was read. False when it is another by now. */
export function putRating(rating: TopUpRating, before: TopUpRating | null): Promise<boolean> {
  const { orderId, score, words } = rating
  if (before) {
    const { score: scoreBefore, words: wordsBefore } = before
    return updateWhere('ratings', { _id: orderId, score: scoreBefore, words: wordsBefore }, { score, words })
  }
  const { orderId: _id, ...content } = rating
  return insertDocument('ratings', { _id: orderId, ...content })
}

/** How many ratings of each score were given since an instant. */
export async function countRatings(since: Instant): Promise<ScoreCounts> {
  const $ = db.command.aggregate
  const { list } = (await db
    .collection('ratings')
    .aggregate()
    .match({ ratedAt: _.gte(since) })
    .group({ _id: '$score', count: $.sum(1) })
    .end()) as { list: { _id: Score; count: number }[] }
  return { ...NO_RATINGS, ...Object.fromEntries(list.map(({ _id, count }) => [_id, count])) }
}

/** Ratings of some scores since an instant, the newest first. */
export async function newestRatings(among: readonly Score[], since: Instant, limit: number): Promise<TopUpRating[]> {
  const where = { ratedAt: _.gte(since), score: _.in([...among]) }
  const found = await findDocuments<RatingDocument>('ratings', { where, orderBy: ['ratedAt', 'desc'], limit })
  return found.map(ratingOf)
}

function ratingOf({ _id, ...rating }: Stored<RatingDocument>): TopUpRating {
  return { ...rating, orderId: _id as OrderId }
}
