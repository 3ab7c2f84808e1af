import { addFen, type Fen, NO_MONEY, subtractFen } from '../money'
import { packLimits } from '../pack/limits'
import { heldAndReservedFen, lotsInParcels, openReservations, type Pack } from '../pack/pack'
import { whyNameFirst } from '../pack/room'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { expiryAfterDays, type Instant } from '../time'
import { isOnOffer, type Tier } from './tier'

/** What was promised for a payment. Frozen into the order: it is honoured whatever happens to the tier afterwards. */
export interface Quote {
  tierId: string
  payFen: Fen
  bonusFen: Fen
  bonusValidDays: number | null
  rulesVersion: number
}

/** Principal and bonus. */
const LOTS_PER_TOP_UP = 2

export function creditOf(quote: { payFen: Fen; bonusFen: Fen }): Fen {
  return addFen(quote.payFen, quote.bonusFen)
}

/** A tier for one member now, or why not. */
export function quoteTier(tierId: string, pack: Pack, rules: Rules, at: Instant): Quote | Refusal {
  const tier = rules.tiers.find(each => each.tierId === tierId)
  if (!tier || !isOnOffer(tier, at)) return new Refusal('TIER_NOT_AVAILABLE', {})
  return whyTierRefused(tier, pack, rules, at) ?? quoteOf(tier, rules.version)
}

function quoteOf(tier: Tier, rulesVersion: number): Quote {
  const { tierId, payFen, bonusFen, bonusValidDays } = tier
  return { tierId, payFen, bonusFen, bonusValidDays, rulesVersion }
}

/** Caps and ceiling count what is reserved by other top-ups of this member that still wait for payment. */
export function whyTierRefused(tier: Tier, pack: Pack, rules: Rules, at: Instant): Refusal | null {
  const reservations = openReservations(pack, at)
  if (reservations.length >= packLimits.reservations) {
    return new Refusal('TOO_MANY_OPEN_TOP_UPS', { limit: packLimits.reservations })
  }
  if (tier.firstOnly && !isFirst(pack, reservations, rules)) return new Refusal('TIER_FIRST_ONLY', {})
  const reservedUses = reservations.filter(([, each]) => each.tierId === tier.tierId).length
  const uses = (pack.tierUses[tier.tierId] ?? 0) + reservedUses
  if (tier.perMember !== null && uses >= tier.perMember) return new Refusal('TIER_CAP_REACHED', { cap: tier.perMember })

  const card = pack.cards[0]
  const ceilingFen = rules.shop.ceilingFen[card.kind]
  const roomFen = subtractFen(ceilingFen, heldAndReservedFen(pack, at))
  if (creditOf(tier) > roomFen) {
    const nameFirst = whyNameFirst(pack, creditOf(tier), rules, at)
    if (nameFirst) return nameFirst
    return new Refusal('CEILING_EXCEEDED', { ceilingFen, roomFen: roomFen > 0 ? roomFen : NO_MONEY })
  }
  const lotsAfter = card.lots.length + lotsInParcels(pack).length + LOTS_PER_TOP_UP * (reservations.length + 1)
  return lotsAfter > packLimits.lots ? new Refusal('CARD_LOTS_FULL', {}) : null
}

/**
 * Nothing was ever topped up, and no other first offer waits for payment. Another tier that waits does not count: a
 * member who thought better of it must not lose the first offer.
 */
function isFirst(pack: Pack, reservations: readonly [string, { tierId: string }][], { tiers }: Rules): boolean {
  const isFirstOffer = (tierId: string): boolean => tiers.some(tier => tier.firstOnly && tier.tierId === tierId)
  return pack.toppedUpFen === 0 && !reservations.some(([, { tierId }]) => isFirstOffer(tierId))
}

/** When the bonus of a top-up paid at `paidAt` runs out (exclusive); null: never. */
export function bonusExpiryOf(quote: Quote, paidAt: Instant): Instant | null {
  return quote.bonusValidDays === null ? null : expiryAfterDays(paidAt, quote.bonusValidDays)
}
