import { bytesOfJson } from '../bytes-of-json'
import type { EntryKind } from '../ledger/accounts'
import type { EntryFacts } from '../ledger/facts/entry-facts'
import { Refusal } from '../refusal'
import { packLimits } from './limits'
import type { Pack, Reservation } from './pack'

/**
 * Whether a command of each kind may be refused because the pack would grow too large. Never what credits money that was
 * paid, pays, gives back or ends something: these only fill room that is kept for them.
 */
const mayBeRefused: Record<EntryKind, boolean> = {
  top_up_settled: false,
  counter_topped_up: true,
  counter_top_up_voided: false,
  spent: false,
  signed_in: false,
  points_to_bonus: true,
  bonus_to_points: false,
  bonus_rescued: true,
  adjusted: true,
  card_imported: true,
  card_kind_changed: false,
  gift_carved: true,
  gift_received: true,
  gift_returned: false,
  transfer_sent: true,
  transfer_received: true,
  transfer_returned: false,
  held: true,
  captured: false,
  released: false,
  spend_refunded: false,
  member_changed: true,
  password_reset: false,
  top_up_refunded: false,
  rest_refunded: false,
  coupon_claimed: true,
  coupon_given: true,
  coupon_received: true,
  coupon_returned: false,
  paper_printed: true,
  paper_withdrawn: false,
  coupon_redeemed: false,
  coupon_redemption_undone: false,
  offline_conflict_decided: false,
  expired: false,
  voided: false,
}

/**
 * The bytes that a pack takes at most without its newest entries, whatever is paid, earned or given back meanwhile: lots and what is
 * remembered of purchases count as full even while they are not.
 */
export function bodyBytes(pack: Pack): number {
  const {
    cards,
    recent: _1,
    pointLots: _2,
    pastSpends: _3,
    pastTopUps: _4,
    closedCoupons: _5,
    levelGrants: _8,
    voidedClaims: _6,
    sharedPacks: _7,
    ...rest
  } = pack
  const promised = Object.values<Reservation>(pack.reservations).reduce(
    (sum, { coupons }) => sum + (coupons?.bytes ?? 0),
    0,
  )
  return bytesOfJson(rest) + promised + Math.max(bytesOfJson(cards), packLimits.lotBytes) + packLimits.memoryBytes
}

/**
 * PACK_FULL when a change would let a pack grow beyond its room; null when it fits, when it does not grow, or when it is of
 * a kind that is never refused. `facts` are null for a change without an entry.
 */
export function whyTooLarge(before: Pack, after: Pack, facts: EntryFacts | null): Refusal | null {
  if (facts && !mayBeRefused[facts.kind]) return null
  // The first step of giving a top-up back.
  if (facts?.kind === 'held' && facts.owner.kind === 'refund') return null
  const bytes = bodyBytes(after)
  return bytes > packLimits.bodyBytes && bytes > bodyBytes(before) ? new Refusal('PACK_FULL', {}) : null
}
