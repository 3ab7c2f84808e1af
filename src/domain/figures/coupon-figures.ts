import type { CouponsOfKind } from '../ledger/facts/coupon-facts'
import type { EntryFacts } from '../ledger/facts/entry-facts'
import type { OfferBack } from '../ledger/facts/sale-facts'
import type { CameWithTopUp } from '../ledger/facts/top-up-facts'

/** How a coupon came to its first holder. */
export const issueWays = [
  'claimed',
  'rescued',
  'with_top_up',
  'scan',
  'new_member',
  'birthday',
  'failed_top_up',
  'segment',
  'paper',
] as const
export type IssueWay = (typeof issueWays)[number]

/** How it was used: at a till by itself, there without a network, there on paper, in a payment from the balance, or with a top-up. */
export const useWays = ['till', 'offline', 'paper', 'payment', 'top_up'] as const
export type UseWay = (typeof useWays)[number]

/** What one kind of coupon came to in one day of one store. Counts never go down; what was undone is a count of its own. */
export interface CouponFigures {
  issued: Partial<Record<IssueWay, number>>
  used: Partial<Record<UseWay, number>>
  /** unused ones that left with the top-up they had come with, or as paper that was withdrawn; absent: none */
  takenBack?: number
  /** uses that were undone, and coupons that came back with a refund */
  undone: number
  returned: number
  /** second uses at tills without a network that the shop decided to bear; absent: none */
  honoured?: number
  /** what the uses took off, the honoured ones too, less what was undone or went back with its sale */
  discountFen: number
  /** the orders that they were used on, before anything was taken off, less the same: each coupon counts its order whole */
  orderFen: number
  /** purchases with which a member came back within thirty days of a use, on a later day */
  cameBack: number
}

/** By template. */
export type CouponsOfDay = Record<string, CouponFigures>

/** Of nothing at all. */
export const noCoupons: CouponFigures = {
  issued: {},
  used: {},
  undone: 0,
  returned: 0,
  discountFen: 0,
  orderFen: 0,
  cameBack: 0,
}

/** The figures with what one entry says about coupons. */
export function addCoupons(figures: CouponsOfDay, facts: EntryFacts): CouponsOfDay {
  let next = figures
  for (const [templateId, more] of newsOf(facts)) {
    const before = Object.hasOwn(next, templateId) ? next[templateId] : undefined
    next = { ...next, [templateId]: sumOfCoupons(before ?? noCoupons, more) }
  }
  return next
}

/** Two counts together, field by field. */
export function sumOfCoupons(a: CouponFigures, b: CouponFigures): CouponFigures {
  return {
    issued: sumOfWays(a.issued, b.issued),
    used: sumOfWays(a.used, b.used),
    ...((a.takenBack || b.takenBack) && { takenBack: (a.takenBack ?? 0) + (b.takenBack ?? 0) }),
    ...((a.honoured || b.honoured) && { honoured: (a.honoured ?? 0) + (b.honoured ?? 0) }),
    undone: a.undone + b.undone,
    returned: a.returned + b.returned,
    discountFen: a.discountFen + b.discountFen,
    orderFen: a.orderFen + b.orderFen,
    cameBack: a.cameBack + b.cameBack,
  }
}

function sumOfWays<W extends string>(a: Partial<Record<W, number>>, b: Partial<Record<W, number>>) {
  const sum = { ...a }
  for (const [way, count] of Object.entries(b) as [W, number][]) sum[way] = (sum[way] ?? 0) + count
  return sum
}

type News = [templateId: string, more: CouponFigures]

/** Entries that speak of no coupon, or only of its holder (given, received), bring nothing. */
function newsOf(facts: EntryFacts): News[] {
  switch (facts.kind) {
    case 'coupon_claimed':
      return [[facts.templateId, { ...noCoupons, issued: { [facts.cameBy?.way ?? 'claimed']: 1 } }]]
    case 'top_up_settled':
    case 'counter_topped_up':
      return [...ofKinds(facts.coupons, count => ({ issued: { with_top_up: count } })), ...usedOnTopUp(facts)]
    case 'top_up_refunded':
    case 'counter_top_up_voided':
      return ofKinds(facts.coupons, count => ({ takenBack: count }))
    case 'bonus_rescued':
      return [[facts.templateId, { ...noCoupons, issued: { rescued: 1 } }]]
    case 'coupon_redeemed': {
      return [[facts.templateId, { ...noCoupons, used: { [wayOfUse(facts)]: 1 }, ...moneyOf(facts, 1) }]]
    }
    case 'paper_printed':
      return [[facts.templateId, { ...noCoupons, issued: { paper: facts.count } }]]
    case 'paper_withdrawn':
      return [[facts.templateId, { ...noCoupons, takenBack: facts.count }]]
    case 'coupon_redemption_undone':
      return [[facts.templateId, { ...noCoupons, undone: 1, ...moneyOf(facts, -1) }]]
    case 'spent':
    case 'captured': {
      const { offers, cameBackAfter = [] } = facts
      const used = (offers?.coupons ?? []).map(({ templateId, offFen }): News => {
        const money = { discountFen: offFen, orderFen: offers?.orderFen ?? 0 }
        return [templateId, { ...noCoupons, used: { payment: 1 }, ...money }]
      })
      return [...used, ...cameBackAfter.map((templateId): News => [templateId, { ...noCoupons, cameBack: 1 }])]
    }
    case 'offline_conflict_decided':
      if (facts.policy === 'reject') return []
      return [[facts.templateId, { ...noCoupons, honoured: 1, ...moneyOf(facts, 1) }]]
    case 'spend_refunded':
    case 'rest_refunded':
      return [
        ...(facts.couponTemplates ?? []).map((templateId): News => [templateId, { ...noCoupons, returned: 1 }]),
        ...backWith(facts.offersBack),
      ]
    default:
      return []
  }
}

function wayOfUse({ offlineAt, slip }: Extract<EntryFacts, { kind: 'coupon_redeemed' }>): UseWay {
  if (slip) return 'paper'
  return offlineAt === undefined ? 'till' : 'offline'
}

function usedOnTopUp({ usedCoupon, payFen }: CameWithTopUp & { payFen: number }): News[] {
  if (!usedCoupon) return []
  const { templateId, offFen, moreFen } = usedCoupon
  const money = { discountFen: offFen + moreFen, orderFen: payFen + offFen }
  return [[templateId, { ...noCoupons, used: { top_up: 1 }, ...money }]]
}

function ofKinds(kinds: readonly CouponsOfKind[] = [], more: (count: number) => Partial<CouponFigures>): News[] {
  return kinds.map(({ templateId, couponIds }) => [templateId, { ...noCoupons, ...more(couponIds.length) }])
}

function backWith(offers: readonly OfferBack[] = []): News[] {
  return offers.map(({ templateId, offFen, orderFen }) => {
    return [templateId, { ...noCoupons, ...moneyOf({ discountFen: offFen, orderFen }, -1) }]
  })
}

function moneyOf({ discountFen, orderFen }: { discountFen: number | null; orderFen: number | null }, sign: 1 | -1) {
  return { discountFen: sign * (discountFen ?? 0), orderFen: sign * (orderFen ?? 0) }
}
