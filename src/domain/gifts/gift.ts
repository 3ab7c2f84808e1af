import type { GiftId, PackId } from '../ids'
import type { ParcelPart } from '../ledger/parcel'
import type { Fen } from '../money'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import { DAY, type Instant, later, MINUTE } from '../time'

/** So long a friend may claim a gift; then it goes back by itself. */
export const GIFT_LIFE = 7 * DAY
/** A gift whose making stopped half-way is given up after this long. */
const DRAFT_PATIENCE = 10 * MINUTE

/** Words to choose from instead of free text: nothing has to be checked for what it says, or erased. */
export const greetings = ['birthday', 'thanks', 'festival', 'coffee'] as const
export type Greeting = (typeof greetings)[number]

/** Where a gift stands, whatever is in it; its money or its coupon beside that is the kind's own (`Gift`, `CouponGift`). */
export interface GiftOf<Id extends string, Parts> {
  giftId: Id
  giverPackId: PackId
  greeting: Greeting
  createdAt: Instant
  /** exclusive */
  claimBefore: Instant
  progress: GiftState<Parts>
}

export type ReturnReason = 'unclaimed' | 'taken_back' | 'refused'

/** Moves forward only, each state once: so the state alone is the condition of every write. */
export type GiftState<Parts> =
  /** nothing has left the giver's pack as far as this document knows */
  | { state: 'draft' }
  /** out of the giver's pack; whoever comes first may claim it */
  | { state: 'open'; parts: Parts }
  /** one friend's, not yet in the friend's pack */
  | { state: 'claimed'; parts: Parts; claimerPackId: PackId; claimedAt: Instant }
  | { state: 'received'; claimerPackId: PackId; receivedAt: Instant }
  /** nobody's any more, not yet back in the giver's pack */
  | { state: 'returning'; reason: ReturnReason; since: Instant }
  | { state: 'returned'; reason: ReturnReason; returnedAt: Instant }
  /** given up before anything left the giver's pack */
  | { state: 'withdrawn'; withdrawnAt: Instant }

export type GiftStage = GiftState<unknown>['state']

/** A gift that can be claimed. */
export type OpenGift<Parts> = Extract<GiftState<Parts>, { state: 'open' }>

/** Balance that is given: the parts keep their kinds and expiries on the way. */
export interface Gift extends GiftOf<GiftId, ParcelPart[]> {
  amountFen: Fen
}

export type GiftWish = Pick<Gift, 'giftId' | 'giverPackId' | 'amountFen' | 'greeting'>

/** A gift before anything left the pack. Refuses an id from the future: its steps could not be committed. */
export function newGift(wish: GiftWish, at: Instant): Gift | Refusal {
  if (isAhead(wish.giftId, at)) return new Refusal('COMMAND_ID_TIME', {})
  const { giftId, giverPackId, amountFen, greeting } = wish
  const claimBefore = later(at, GIFT_LIFE)
  return { giftId, giverPackId, amountFen, greeting, createdAt: at, claimBefore, progress: { state: 'draft' } }
}

/** When the clock should look at a gift; null when it has come to its end. */
export function giftDueAt({ createdAt, claimBefore, progress }: GiftOf<string, unknown>): Instant | null {
  switch (progress.state) {
    case 'draft':
      return later(createdAt, DRAFT_PATIENCE)
    case 'open':
      return claimBefore
    case 'claimed':
      return progress.claimedAt
    case 'returning':
      return progress.since
    case 'received':
    case 'returned':
    case 'withdrawn':
      return null
    default:
      return progress satisfies never
  }
}

/** When a gift came to its end; null while it has not. */
export function giftEndedAt(progress: GiftState<unknown>): Instant | null {
  switch (progress.state) {
    case 'received':
      return progress.receivedAt
    case 'returned':
      return progress.returnedAt
    case 'withdrawn':
      return progress.withdrawnAt
    case 'draft':
    case 'open':
    case 'claimed':
    case 'returning':
      return null
    default:
      return progress satisfies never
  }
}

/** Why this person cannot claim the gift now; null when they can, or already have. */
export function whyNotClaimed(gift: GiftOf<string, unknown>, packId: PackId, at: Instant): Refusal | null {
  const { giverPackId, claimBefore, progress } = gift
  if (packId === giverPackId) return new Refusal('GIFT_OWN', {})
  switch (progress.state) {
    case 'draft':
      return new Refusal('TRY_AGAIN', {})
    case 'open':
      return at < claimBefore ? null : new Refusal('GIFT_OVER', {})
    case 'claimed':
    case 'received':
      return progress.claimerPackId === packId ? null : new Refusal('GIFT_CLAIMED', {})
    case 'returning':
    case 'returned':
    case 'withdrawn':
      return new Refusal('GIFT_OVER', {})
    default:
      return progress satisfies never
  }
}
