import type { HeldView, PackView } from '../../src/contract/pack'
import { nextBonusExpiry } from '../../src/domain/ledger/lots'
import { statementLine } from '../../src/domain/ledger/statement-line'
import { levelOf } from '../../src/domain/members/level'
import { type Hold, heldBy } from '../../src/domain/pack/hold'
import { balanceOf, lotsOf, openReservations, type Pack } from '../../src/domain/pack/pack'
import { dueRestOf } from '../../src/domain/pack/rest'
import { usablePoints } from '../../src/domain/points/point-lots'
import type { Published } from '../../src/domain/rules/publish'
import { type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { nudgeFor } from '../../src/domain/top-up/nudge'
import { renewalFor } from '../../src/domain/top-up/renewal'
import type { Tier } from '../../src/domain/top-up/tier'
import { couponView } from './coupon-view'
import { availableTo, recommendedFor } from './top-up-offer'

const LATEST_LINES = 3

/** Everything the first screen draws, from the one document that was read; shared packs are drawn beside it. */
export function packView(
  pack: Pack,
  { rules }: Published,
  staff: StaffMember | null,
  at: Instant,
): Omit<PackView, 'shared'> {
  const { principalFen, bonusFen, totalFen, heldFen } = balanceOf(pack, at)
  const { kind } = pack.cards[0]
  const storeNameOf = storeNameIn(rules)
  const recommended = recommendedFor(pack, rules, at)
  const nudge =
    pack.renewalReminder === 'off'
      ? null
      : (renewalFor(pack, availableTo(pack, rules, at), at) ?? nudgeFor(pack, recommended?.tier ?? null, at))
  return {
    shopName: rules.shop.shopName,
    rulesVersion: rules.version,
    cardNumber: pack.packId.slice(-4),
    kind,
    balanceFen: totalFen,
    principalFen,
    bonusFen,
    heldFen,
    held: pack.holds.map(heldView),
    nextExpiry: nextBonusExpiry(lotsOf(pack), at),
    ceilingFen: rules.shop.ceilingFen[kind],
    points: usablePoints(pack, at),
    level: levelOf(pack, at),
    canOrder: rules.products.length > 0,
    coupons: pack.coupons
      .filter(coupon => at < coupon.expiresAt)
      .sort((a, b) => a.expiresAt - b.expiresAt)
      .map(coupon => couponView(coupon, storeNameOf, at)),
    latest: pack.recent.slice(-LATEST_LINES).reverse().map(statementLine),
    openOrders: openReservations(pack, at)
      .filter(([, { elsewhere }]) => !elsewhere)
      .map(([orderId]) => orderId)
      .sort()
      .reverse(),
    dueRest: dueRestOf(pack),
    nudge: nudge && {
      text: nudge.text,
      tier: { tierId: nudge.tier.tierId, payFen: nudge.tier.payFen, bonusFen: nudge.tier.bonusFen },
    },
    renewalReminder: pack.renewalReminder,
    welcome: pack.head.seq === 0 ? { tier: firstTier(recommended?.tier) } : null,
    staff: staff && { name: staff.name, role: staff.role, storeName: storeNameOf(staff.storeId) },
    head: pack.head,
  }
}

function firstTier(tier: Tier | undefined) {
  return tier ? { payFen: tier.payFen, bonusFen: tier.bonusFen, isFirstOffer: tier.firstOnly === true } : null
}

/** Only a store's hold ends by its own deadline; the others wait for the document that they obey. */
function heldView(hold: Hold): HeldView {
  const { holdId, owner, until } = hold
  const hasDeadline = owner.kind === 'till' || owner.kind === 'checkout'
  return {
    holdId,
    fen: heldBy(hold),
    what: owner.kind,
    storeName: 'storeName' in owner ? owner.storeName : null,
    until: hasDeadline ? until : null,
  }
}
