import type { Coupon } from '../coupons/coupon'
import { type CommandId, deriveId, type PackId } from '../ids'
import type { UsedOffers } from '../ledger/facts/sale-facts'
import type { Movement } from '../ledger/movement'
import { levelOf } from '../members/level'
import { fen, sumFen } from '../money'
import { usablePoints } from '../points/point-lots'
import type { BestPrice, Means, Offers } from '../pricing/best-price'
import { type Rules, storeNameIn } from '../rules/rules'
import type { Instant } from '../time'
import type { HeldOffers } from './hold'
import { freeCoupons } from './kept-coupons'
import { balanceOf, type Pack } from './pack'
import { closeCoupons } from './redeem-coupon'
import { mostPaidBy } from './shared-members'

/** What a pack brings to an order; with `memberPackId` of a shared one no more balance than that member may pay. */
export function meansOf(pack: Pack, at: Instant, memberPackId?: PackId): Means {
  const { totalFen } = balanceOf(pack, at)
  return {
    level: levelOf(pack, at).level,
    coupons: freeCoupons(pack),
    balanceFen: memberPackId ? fen(Math.min(totalFen, mostPaidBy(pack, memberPackId, at))) : totalFen,
    points: usablePoints(pack, at),
  }
}

/** What may lower a price, by the live rules. */
export function offersOf(rules: Rules): Offers {
  return { priceRules: rules.priceRules, checkout: rules.checkout, storeNameOf: storeNameIn(rules) }
}

/** What an entry remembers of a price. */
export function usedOffers({ amountFen, reductions }: BestPrice): UsedOffers {
  const memberOff = reductions.filter(each => each.kind === 'member_price').map(each => each.offFen)
  return {
    orderFen: amountFen,
    memberOffFen: sumFen(memberOff),
    coupons: reductions
      .filter(each => each.kind === 'coupon')
      .map(({ couponId, templateId, title, offFen }) => ({ couponId, templateId, title, offFen })),
  }
}

/** The same, for as long as an order keeps it. */
export function heldOffers(price: BestPrice): HeldOffers {
  const { coupons, ...sums } = usedOffers(price)
  return { ...sums, coupons: coupons.map(({ couponId, offFen }) => ({ couponId, offFen })) }
}

/** What an entry remembers of an agreed price: its coupons have been kept in the pack since. */
export function offersKept(pack: Pack, { coupons, ...sums }: HeldOffers): UsedOffers {
  return {
    ...sums,
    coupons: coupons.map(({ couponId, offFen }) => {
      const kept = pack.coupons.find(each => each.couponId === couponId)
      if (!kept) throw new Error(`${couponId} was kept for an order and is not in the pack`)
      return { couponId, templateId: kept.templateId, title: kept.terms.title, offFen }
    }),
  }
}

/** Whether anything made the order cheaper, or paid a part of it beside money. */
export function isLowered({ coupons, memberOffFen, points }: UsedOffers): boolean {
  return coupons.length > 0 || memberOffFen > 0 || points !== undefined
}

/** The coupons of a price leave the live ones in the write that pays it. `by` is the command that does. */
export function takeCoupons(
  pack: Pack,
  { coupons }: UsedOffers,
  { by, storeId, storeName, at }: { by: CommandId; storeId: string; storeName: string; at: Instant },
): { pack: Pack; movements: Movement[] } {
  const ids = new Set(coupons.map(({ couponId }) => couponId))
  const redeemId = deriveId('rdm', by)
  const offOf = ({ couponId }: Coupon) => {
    const use = coupons.find(each => each.couponId === couponId)
    return use ? { offFen: use.offFen } : {}
  }
  const used = pack.coupons.filter(({ couponId }) => ids.has(couponId))
  if (used.length !== ids.size) throw new Error(`${by}: a coupon of the price is not in the pack`)
  return {
    pack: closeCoupons(
      pack,
      used.map(coupon => ({ ...coupon, end: { state: 'redeemed', at, storeName, redeemId, ...offOf(coupon) } })),
    ),
    movements: used.map(({ couponId }) => ({
      unit: 'coupon',
      amount: 1,
      from: `coupon:${couponId}`,
      to: `coupons_redeemed:${storeId}`,
    })),
  }
}
