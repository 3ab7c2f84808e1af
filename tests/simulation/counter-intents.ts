import type { CounterReceipt } from '../../src/contract/counter'
import { clerk, clerkElsewhere, owner } from '../support/shop'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'
import { byStaff } from './staff-intents'

/** Everybody works one shift all through a run; what is asked again under its id is answered the same. */
function opensShift(run: Run): Intent | null {
  const staff = run.chance.pick([clerk, clerkElsewhere, owner])
  if (run.shifts.has(staff)) return null
  const shiftId = run.newId('shf')
  run.shifts.set(staff, shiftId)
  return { ...byStaff(staff, 'shift.open', { shiftId, floatFen: 10_000 }), mayRefuse: ['SHIFT_OPEN'], repeatable: true }
}

function topsUpAtCounter(run: Run): Intent | null {
  const held = run.chance.pickOr(run.latestTickets('pay'), null)
  if (!held) return null
  const { packId, ticket, staff, member } = held
  const orderId = run.newId('ord')
  const tier = run.chance.pick(run.tiers)
  const by = run.chance.pick(['cash', 'pos'])
  const input = { orderId, ticket, tierId: tier.tierId, by, reason: 'pays_cash' }
  return {
    ...byStaff(staff, 'counter.topUp', { ...input, expectedPayFen: tier.payFen, expectedBonusFen: tier.bonusFen }),
    mayRefuse: [
      ...(['COUNTER_NO_SHIFT', 'COUNTER_ABOVE_LIMIT', 'COUNTER_ABOVE_DAY', 'DRAWER_FULL', 'ORDER_CLOSED'] as const),
      ...(['TIER_NOT_AVAILABLE', 'TIER_CHANGED', 'TIER_CAP_REACHED', 'CEILING_EXCEEDED', 'CARD_LOTS_FULL'] as const),
      ...(['TOO_MANY_OPEN_TOP_UPS', 'CODE_UNKNOWN', 'CODE_EXPIRED', 'SHARED_NOT_MEMBER', 'COMMAND_ID_TIME'] as const),
      'SHOP_CLOSING',
    ],
    command: { packId, commandId: orderId.replace('ord_', 'top_') },
    repeatable: true,
    onYes: ({ payFen }: CounterReceipt) => {
      run.memory.counterTopUps.push({ orderId, packId, member, payFen, at: run.roundAt })
      return payFen === tier.payFen ? [] : [`${orderId}: ${payFen} was credited for ${tier.payFen}`]
    },
  }
}

function takesBack(run: Run): Intent | null {
  const topUp = run.recall(run.memory.counterTopUps)
  if (!topUp) return null
  const { orderId } = topUp
  return {
    ...byStaff(owner, 'counter.void', { voidId: run.newId('cvd'), orderId, reason: 'wrong_member' }),
    mayRefuse: ['COUNTER_UNKNOWN', 'COUNTER_USED', 'COUNTER_VOID_TOO_LATE', 'COMMAND_ID_TIME', 'COMMAND_ID_REUSED'],
    repeatable: true,
  }
}

function givesCoupon(run: Run): Intent | null {
  const member = run.anyMember()
  const coupon = run.chance.pickOr(run.auditor.packOf(member.packId)?.coupons ?? [], null)
  if (!coupon) return null
  const giftId = run.newId('cgf')
  return {
    ...byShopper(member, 'couponGift.create', { giftId, couponId: coupon.couponId, greeting: 'coffee' }),
    mayRefuse: [
      ...(['COUPON_NOT_TRANSFERABLE', 'COUPON_NOT_HELD', 'COUPON_ALREADY_REDEEMED', 'COUPON_EXPIRED'] as const),
      ...(['COUPON_IN_USE', 'COUPON_GIVEN', 'TOO_MANY_GIFTS', 'GIFT_OVER', 'COMMAND_ID_TIME'] as const),
    ],
    repeatable: true,
    onYes: ({ token }: { token: string | null }) => {
      run.memory.couponGifts.push({ giftId, giver: member, token, at: run.roundAt })
      return []
    },
  }
}

const GIFT_REFUSALS = ['LINK_UNKNOWN', 'GIFT_OWN', 'GIFT_CLAIMED', 'GIFT_OVER', 'PACK_NOT_OPENED'] as const

function claimsCouponGift(run: Run): Intent | null {
  const gift = run.recall(run.memory.couponGifts)
  if (!gift?.token) return null
  return {
    ...byShopper(run.anyMember(), 'couponGift.claim', { token: gift.token }),
    mayRefuse: [...GIFT_REFUSALS, 'COUPON_CAP_REACHED', 'COUPON_DAY_CAP_REACHED', 'WALLET_FULL'],
    repeatable: true,
  }
}

function takesCouponBack(run: Run): Intent | null {
  const gift = run.recall(run.memory.couponGifts)
  if (!gift) return null
  const by = run.chance.in(0.9) ? gift.giver : run.anyMember()
  return {
    ...byShopper(by, 'couponGift.takeBack', { giftId: gift.giftId }),
    mayRefuse: GIFT_REFUSALS,
    repeatable: true,
    onYes: () => (by === gift.giver ? [] : [`${gift.giftId} was taken back by a stranger`]),
  }
}

export const counterPossibilities: readonly Possibility[] = [
  { weight: 1, make: opensShift },
  { weight: 4, make: topsUpAtCounter },
  { weight: 1, make: takesBack },
  { weight: 2, make: givesCoupon },
  { weight: 3, make: claimsCouponGift },
  { weight: 1, make: takesCouponBack },
]
