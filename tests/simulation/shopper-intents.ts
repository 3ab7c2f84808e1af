import type { ShownCode } from '../../src/contract/codes'
import type { Wallet } from '../../src/contract/coupons'
import type { PackView } from '../../src/contract/pack'
import type { OrderView, TopUpOffer } from '../../src/contract/top-up'
import type { RefusalCode } from '../../src/domain/refusal'
import { balanceAt } from './balance'
import type { Intent, Member, Possibility } from './intent'
import { passwordFor, wrongPassword } from './passwords'
import type { Run } from './run'

/** Reading goes wrong only for somebody who has no pack yet. */
const NOT_OPENED: readonly RefusalCode[] = ['PACK_NOT_OPENED']
const GIFT_REFUSALS: readonly RefusalCode[] = [
  ...NOT_OPENED,
  ...(['LINK_UNKNOWN', 'GIFT_OWN', 'GIFT_CLAIMED', 'GIFT_OVER', 'RECEIVE_CEILING', 'CARD_LOTS_FULL'] as const),
]

/** What starting any payment may be refused with: the shop takes no more money, or looks closer at this one. */
export const GUARDED = [
  ...(['SHOP_CLOSING', 'CONFIRM_NEEDED', 'PASSWORD_WRONG', 'CODE_TOO_MANY_TRIES'] as const),
  ...(['TOP_UP_IN_REVIEW', 'TOP_UP_REJECTED'] as const),
]

export function byShopper(
  { openid }: Member,
  action: string,
  input: object,
): Pick<Intent, 'function' | 'openid' | 'event' | 'name'> {
  return { name: action, function: 'shopper', openid, event: { action, input } }
}

function reading(action: string, mayRefuse = NOT_OPENED): (run: Run) => Intent {
  return run => ({ ...byShopper(run.anyMember(), action, {}), mayRefuse, repeatable: false })
}

/** The balance on a screen is one that the pack had while the call ran. */
function opens(run: Run): Intent {
  const member = run.anyMember()
  return {
    ...byShopper(member, 'pack.open', {}),
    repeatable: false,
    onYes: ({ balanceFen, principalFen, bonusFen }: PackView) => {
      const shown = run.auditor.momentsOf(member.packId).map(pack => balanceAt(pack, run.roundAt))
      const isTrue = shown.includes(balanceFen) && principalFen + bonusFen === balanceFen
      return isTrue ? [] : [`shown ${balanceFen} (${principalFen} + ${bonusFen}), the pack held ${shown}`]
    },
  }
}

function startsTopUp(run: Run): Intent {
  const member = run.anyMember()
  return topUpOf(run, member, member.packId, input => byShopper(member, 'topUp.start', input))
}

/** A coupon that lowers the price of a top-up, or brings more with it: what is not paid is bonus. */
function startsTopUpWithCoupon(run: Run): Intent | null {
  const member = run.anyMember()
  const mine = run.auditor.packOf(member.packId)?.coupons.filter(({ templateId }) => templateId in TOP_UP_COUPONS) ?? []
  const coupon = run.chance.pickOr(mine, null)
  if (!coupon) return null
  const { offFen, moreFen } = TOP_UP_COUPONS[coupon.templateId] ?? { offFen: 0, moreFen: 0 }
  const change = { payFen: -offFen, bonusFen: offFen + moreFen }
  const call = (input: object) => byShopper(member, 'topUp.start', { ...input, couponId: coupon.couponId })
  const intent = topUpOf(run, member, member.packId, call, change)
  const ofCoupon = [
    ...(['COUPON_ORDER_TOO_SMALL', 'COUPON_IN_USE', 'COUPON_EXPIRED', 'COUPON_NOT_HELD', 'COUPON_GIVEN'] as const),
    'COUPON_ALREADY_REDEEMED' as const,
  ]
  return { ...intent, mayRefuse: [...(intent.mayRefuse ?? []), ...ofCoupon] }
}

/** What each kind of coupon for top-ups takes off the price, or adds to the bonus. */
const TOP_UP_COUPONS: Readonly<Record<string, { offFen: number; moreFen: number }>> = {
  sim_less: { offFen: 500, moreFen: 0 },
  sim_more: { offFen: 0, moreFen: 700 },
}

export const SIM_TOP_UP_COUPONS = [
  { _id: 'sim_less', title: '充值立减券', kind: '充值立减', minimumYuan: 50, offYuan: 5, validDays: 9, perMember: 50 },
  {
    _id: 'sim_more',
    title: '充值加送券',
    kind: '充值加送',
    minimumYuan: 300,
    bonusYuan: 7,
    validDays: 9,
    perMember: 50,
  },
]

/** A top-up of a pack by a member: of their own, or of one that they share. */
export function topUpOf(
  run: Run,
  member: Member,
  packId: string,
  call: (input: object) => Pick<Intent, 'function' | 'openid' | 'event' | 'name'>,
  change = { payFen: 0, bonusFen: 0 },
): Intent {
  const orderId = run.newId('ord')
  const tier = run.chance.pick(run.tiers)
  const expected = { expectedPayFen: tier.payFen + change.payFen, expectedBonusFen: tier.bonusFen + change.bonusFen }
  const confirmed = passwordFor(run, member, expected.expectedPayFen)
  let sent = 0
  return {
    ...call({ orderId, tierId: tier.tierId, ...expected, ...confirmed }),
    onSend: () => {
      sent += 1
    },
    mayRefuse: [
      ...GUARDED,
      ...(['TIER_NOT_AVAILABLE', 'TIER_CHANGED', 'TIER_CAP_REACHED', 'CEILING_EXCEEDED', 'CARD_LOTS_FULL'] as const),
      ...(['TOO_MANY_OPEN_TOP_UPS', 'PAYMENT_UNAVAILABLE', 'COMMAND_ID_TIME', 'ORDER_CLOSED'] as const),
      'SHARED_NOT_MEMBER',
    ],
    repeatable: true,
    onYes: ({ state, payFen }: OrderView) => {
      const lines = [{ orderId, packId, payFen }]
      if (state.state === 'paying') run.awaitPayment({ orderId, member, of: 'top_up', lines, payFen }, state.payment)
      const wrong = wrongPassword(run, member, confirmed.password, sent === 1)
      const isAsked = payFen === expected.expectedPayFen
      return isAsked ? wrong : [...wrong, `${orderId}: ${payFen} is asked instead of ${expected.expectedPayFen}`]
    },
  }
}

function readsTopUp(run: Run): Intent | null {
  const order = run.chance.pickOr(run.latestOrders, null)
  if (order?.of !== 'top_up') return null
  const { orderId } = order
  const packId = order.lines[0]?.packId ?? order.member.packId
  const isShared = packId !== order.member.packId
  const input = isShared ? { sharedPackId: packId, orderId } : { orderId }
  return {
    ...byShopper(order.member, isShared ? 'shared.topUpRead' : 'topUp.read', input),
    mayRefuse: ['SHARED_NOT_MEMBER'],
    repeatable: false,
    onYes: ({ state }: OrderView) => {
      if (state.state !== 'settled') return state.state === 'suspense' ? [`${order.orderId} is in suspense`] : []
      const entry = run.auditor.entryOf(packId, orderId.replace('ord_', 'top_'))
      return entry && order.paid
        ? []
        : [`${order.orderId} is called settled, paid: ${order.paid}, entry: ${entry?.seq}`]
    },
  }
}

/** Offers are what the next top-ups are made of. */
function readsOffer(run: Run): Intent {
  return {
    ...byShopper(run.anyMember(), 'topUp.offer', {}),
    repeatable: false,
    onYes: ({ tiers }: TopUpOffer) => {
      // A shop that closes offers nothing; who has read the offer before may still ask for it.
      if (tiers.length > 0) run.tiers = tiers.map(({ tierId, payFen, bonusFen }) => ({ tierId, payFen, bonusFen }))
      return []
    },
  }
}

function claimsCoupon(run: Run): Intent {
  const member = run.anyMember()
  const claimId = run.newId('clm')
  return {
    ...byShopper(member, 'coupons.claim', { claimId, templateId: run.chance.pick(run.templateIds) }),
    mayRefuse: [
      ...NOT_OPENED,
      ...(['COUPON_TEMPLATE_NOT_AVAILABLE', 'COUPON_CAP_REACHED', 'COUPON_DAY_CAP_REACHED', 'WALLET_FULL'] as const),
      ...(['COUPON_SOLD_OUT', 'CLAIM_VOIDED', 'COMMAND_ID_TIME'] as const),
    ],
    command: { packId: member.packId, commandId: claimId },
    repeatable: true,
  }
}

function showsCoupon(run: Run): Intent | null {
  const member = run.anyMember()
  const coupons = run.auditor.packOf(member.packId)?.coupons ?? []
  const coupon = run.chance.pickOr(coupons, null)
  return (
    coupon && {
      ...byShopper(member, 'coupons.show', { couponId: coupon.couponId }),
      mayRefuse: ['COUPON_NOT_HELD', 'COUPON_ALREADY_REDEEMED', 'COUPON_EXPIRED', 'COUPON_IN_USE', 'COUPON_GIVEN'],
      repeatable: false,
      onYes: ({ code }: ShownCode) => run.showCode({ code, member, packId: member.packId, what: 'coupon' }),
    }
  )
}

function showsPayCode(run: Run): Intent {
  const member = run.memberWithMoney()
  return {
    ...byShopper(member, 'payCode.show', {}),
    mayRefuse: NOT_OPENED,
    repeatable: false,
    onYes: ({ code }: ShownCode) => run.showCode({ code, member, packId: member.packId, what: 'pay' }),
  }
}

function readsWallet(run: Run): Intent {
  const member = run.anyMember()
  return {
    ...byShopper(member, 'coupons.wallet', {}),
    mayRefuse: NOT_OPENED,
    repeatable: false,
    onYes: ({ usable }: Wallet) => {
      const held = run.auditor
        .momentsOf(member.packId)
        .map(pack => pack.coupons.filter(each => run.roundAt < each.expiresAt).length)
      return held.includes(usable.length) ? [] : [`a wallet of ${usable.length} usable coupons, the pack held ${held}`]
    },
  }
}

function givesGift(run: Run): Intent {
  const member = run.memberWithMoney()
  const giftId = run.newId('gft')
  const amountFen = run.chance.whole(1, 12_000)
  return {
    ...byShopper(member, 'gift.create', { giftId, amountFen, greeting: 'coffee' }),
    mayRefuse: [...NOT_OPENED, 'BALANCE_TOO_LOW', 'TOO_MANY_GIFTS', 'COMMAND_ID_TIME', 'CARD_LOTS_FULL', 'GIFT_OVER'],
    repeatable: true,
    onYes: ({ token, state }: { token: string | null; state: string }) => {
      run.gifts.push({ giftId, giver: member, token })
      const entry = run.auditor.entryOf(member.packId, giftId.replace('gft_', 'gcv_'))
      return entry || state === 'preparing' ? [] : [`${giftId} is called ${state} and nothing was carved out`]
    },
  }
}

function claimsGift(run: Run): Intent | null {
  const gift = run.chance.pickOr(run.latestGifts, null)
  if (!gift?.token) return null
  const member = run.anyMember()
  return {
    ...byShopper(member, 'gift.claim', { token: gift.token }),
    mayRefuse: GIFT_REFUSALS,
    repeatable: true,
    onYes: ({ state, mine }: { state: string; mine: string | null }) => {
      const entry = run.auditor.entryOf(member.packId, gift.giftId.replace('gft_', 'grc_'))
      if (state !== 'received' || mine !== 'claimer') return []
      return entry ? [] : [`${gift.giftId} is called received and did not arrive`]
    },
  }
}

function takesGiftBack(run: Run): Intent | null {
  const gift = run.chance.pickOr(run.latestGifts, null)
  if (!gift) return null
  const taker = run.chance.in(0.9) ? gift.giver : run.anyMember()
  return {
    ...byShopper(taker, 'gift.takeBack', { giftId: gift.giftId }),
    mayRefuse: GIFT_REFUSALS,
    repeatable: true,
    onYes: ({ state }: { state: string }) => {
      if (taker !== gift.giver) return [`${gift.giftId} was taken back by a stranger`]
      const entry = run.auditor.entryOf(taker.packId, gift.giftId.replace('gft_', 'grt_'))
      return state !== 'returned' || entry ? [] : [`${gift.giftId} is called returned and did not come back`]
    },
  }
}

export const shopperPossibilities: readonly Possibility[] = [
  { weight: 6, make: opens },
  { weight: 4, make: readsOffer },
  { weight: 14, make: startsTopUp },
  { weight: 2, make: startsTopUpWithCoupon },
  { weight: 10, make: readsTopUp },
  { weight: 8, make: claimsCoupon },
  { weight: 12, make: showsCoupon },
  { weight: 20, make: showsPayCode },
  { weight: 2, make: readsWallet },
  { weight: 2, make: reading('statement.page') },
  { weight: 1, make: reading('coupons.offer') },
  { weight: 5, make: givesGift },
  { weight: 6, make: claimsGift },
  { weight: 2, make: takesGiftBack },
  { weight: 1, make: reading('gift.list') },
]
