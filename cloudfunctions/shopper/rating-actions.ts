import type { RatingOutputs, RatingView, ratingInputs } from '../../src/contract/ratings'
import { type Rating, ratingChangesUntil } from '../../src/domain/help/rating'
import type { Actions } from '../_platform/serve'
import type { Shopper } from '../_usecases/actors'
import { rateTopUp, readRating } from '../_usecases/rate-top-up'

/** What a member thinks of a top-up. */
export const ratingActions: Actions<typeof ratingInputs, RatingOutputs, Shopper> = {
  'topUp.rating': async ({ orderId }, { packId }) => {
    const rating = await readRating(orderId, packId)
    return { rating: rating && ratingView(rating) }
  },
  'topUp.rate': async (wish, { packId }, { at }) => ({ rating: ratingView(await rateTopUp({ ...wish, packId }, at)) }),
}

function ratingView(rating: Rating): RatingView {
  const { score, words } = rating
  return { score, words, changesUntil: ratingChangesUntil(rating) }
}
