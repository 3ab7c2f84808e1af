import type { ReviewStanding } from '../contract/risk'
import { reviewWords } from '../copy/risk'
import type { Instant } from '../domain/time'
import { Notice } from './Notice'

/** How the shop's look at a payment stands, in words: no failure, for nothing was paid. */
export function ReviewNotice({ review, now }: { review: ReviewStanding; now: Instant }) {
  const tone = review.state === 'approved' ? 'good' : review.state === 'rejected' ? 'bad' : 'quiet'
  return <Notice tone={tone} {...reviewWords(review, now)} />
}
