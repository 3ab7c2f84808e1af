import type { OrderId, PackId } from '../ids'
import type { Fen } from '../money'
import { DAY, type Instant, later } from '../time'
import type { RiskReason } from './risk-rules'

/** How long what the shop decided holds good, and how long it may be looked at. */
const GOOD_FOR = DAY
/** Wishes of one member that may wait for the shop at once. */
const MOST_WAITING = 3

/** What somebody wanted to pay for. */
export type ReviewedWhat = 'own_card' | 'shared_card' | 'plan' | 'batch'

/** A payment that the shop looks at before it can be started. Nothing has been asked to be paid. */
export interface RiskReview {
  /** of the top-up that was wanted */
  orderId: OrderId
  /** of whoever wants to pay, whichever card the money is for */
  packId: PackId
  /** absent in reviews from before anything else was asked about */
  what?: ReviewedWhat
  payFen: Fen
  why: RiskReason[]
  askedAt: Instant
  progress: ReviewState
}

interface Decided {
  staffId: string
  at: Instant
  /** why, in the words of who decided; absent in older ones that were allowed */
  note?: string
}

type Rejected = Required<Decided>

export type ReviewState =
  | { state: 'waiting' }
  /** `overruled`: an earlier no that this yes replaced */
  | ({ state: 'approved'; overruled?: Rejected } & Decided)
  | ({ state: 'rejected' } & Rejected)

/** The shop's decision; null while there is none. A no may become a yes, for it stops nothing that is under way; never the other way. */
export function decidedReview(
  progress: ReviewState,
  verdict: 'approve' | 'reject',
  by: Rejected,
): Exclude<ReviewState, { state: 'waiting' }> | null {
  const { staffId, at, note } = by
  switch (progress.state) {
    case 'waiting':
      return { state: verdict === 'approve' ? 'approved' : 'rejected', staffId, at, note }
    case 'rejected':
      if (verdict === 'reject') return null
      return {
        ...{ state: 'approved', staffId, at, note },
        overruled: { staffId: progress.staffId, at: progress.at, note: progress.note },
      }
    case 'approved':
      return null
    default:
      return progress satisfies never
  }
}

/** Whether it still waits for the shop: the same wish again is no second one. */
export function isWaiting({ progress, askedAt }: RiskReview, at: Instant): boolean {
  return progress.state === 'waiting' && at < later(askedAt, GOOD_FOR)
}

/** Until when a review has something to say to the member (exclusive). */
export function reviewUntil({ progress, askedAt }: RiskReview): Instant {
  return later(progress.state === 'waiting' ? askedAt : progress.at, GOOD_FOR)
}

/** What the shop has said to a wish like this one, by the member's newest reviews. */
export type ShopsAnswer =
  | { answer: 'allowed' }
  | { answer: 'waiting' }
  | { answer: 'rejected'; note: string }
  /** nothing yet: it may be asked */
  | { answer: 'none' }

/**
 * A yes holds for as much and less, a no for as much and more, and what waits for the shop waits for less too. A yes
 * counts before everything else.
 */
export function shopsAnswerTo(wantedFen: Fen, reviews: readonly RiskReview[], at: Instant): ShopsAnswer {
  const living = reviews.filter(review => at < reviewUntil(review))
  const found = (fits: (review: RiskReview) => boolean): RiskReview | undefined => living.find(fits)
  if (found(({ progress, payFen }) => progress.state === 'approved' && wantedFen <= payFen))
    return { answer: 'allowed' }
  const no = found(({ progress, payFen }) => progress.state === 'rejected' && wantedFen >= payFen)
  if (no?.progress.state === 'rejected') return { answer: 'rejected', note: no.progress.note }
  const waiting = living.filter(({ progress }) => progress.state === 'waiting')
  const isAsked = waiting.length >= MOST_WAITING || waiting.some(({ payFen }) => wantedFen <= payFen)
  return { answer: isAsked ? 'waiting' : 'none' }
}

/** The review that a member should hear of now: the newest that still has something to say. */
export function standingReview(reviews: readonly RiskReview[], at: Instant): RiskReview | null {
  return reviews.find(review => at < reviewUntil(review)) ?? null
}
