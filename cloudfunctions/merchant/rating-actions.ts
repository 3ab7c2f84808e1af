import type { RatedTopUp, RatingReportOutputs, ratingReportInputs } from '../../src/contract/ratings'
import { averageOf } from '../../src/domain/help/rating'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { holderName } from '../_usecases/holder-name'
import { listRatings, RATED_DAYS } from '../_usecases/rate-top-up'

/** How members rated their top-ups. */
export const ratingActions: Actions<typeof ratingReportInputs, RatingReportOutputs, StaffActor> = {
  'ratings.list': async (_input, _actor, { at }) => {
    const { counts, low, high } = await listRatings(at)
    return { days: RATED_DAYS, ...averageOf(counts), counts, low: low.map(ratedTopUp), high: high.map(ratedTopUp) }
  },
}

function ratedTopUp(rating: Awaited<ReturnType<typeof listRatings>>['low'][number]): RatedTopUp {
  const { orderId, packId, payFen, score, words, ratedAt } = rating
  return { orderId, holder: holderName(packId), payFen, score, words, ratedAt }
}
