import type { ShopperInputs } from '../../../src/contract/shopper'
import { deriveId, type TicketId } from '../../../src/domain/ids'
import type { RefusalCode } from '../../../src/domain/refusal'
import { newId, yuan } from '../../support/shop'
import type { World } from './world'

/** How an action answers somebody who names what is another member's. */
export interface ShopperRow<A extends keyof ShopperInputs> {
  /** names what is mia's, wherever the action can name anything */
  input: (own: World['own']) => ShopperInputs[A]
  /** to another member; `ok`: it acts on the caller's own pack, whatever it names */
  member: RefusalCode | 'ok'
  /** to somebody without a pack; left out: the same */
  stranger?: RefusalCode | 'ok'
  /** what mia herself hears; left out: ok */
  mia?: RefusalCode
  /** whoever has the link may: then it does change what is mia's */
  bearer?: true
}

const nothing = () => ({})
const NONE = 'PACK_NOT_OPENED'
const said = (ticketId: TicketId) => ({ ticketId, wordsId: newId('twd'), text: '再问一次' })
const tier = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }

/** Every action that a shopper may ask for. One without a row does not compile. */
export const shopperRows: { [A in keyof ShopperInputs]: ShopperRow<A> } = {
  'pack.open': { input: nothing, member: 'ok' },
  'topUp.offer': { input: nothing, member: 'ok' },
  'topUp.start': { input: ({ second }) => ({ orderId: second.orderId, ...tier }), member: 'ORDER_UNKNOWN' },
  'topUp.quote': { input: () => ({ amountFen: yuan(100) }), member: 'ok' },
  'payPassword.state': { input: nothing, member: 'ok' },
  'payPassword.set': { input: () => ({ password: '271828' }), member: 'ok', stranger: NONE },
  'payPassword.forgotten': {
    input: () => ({ resetId: newId('pwr') }),
    member: 'PASSWORD_NOT_SET',
    mia: 'PASSWORD_NOT_SET',
  },
  'payPassword.keep': {
    input: () => ({ resetId: newId('pwr') }),
    member: 'PASSWORD_NOT_SET',
    mia: 'PASSWORD_NOT_SET',
  },
  'phone.give': { input: () => ({ code: `13800138000-${newId('pcd')}` }), member: 'ok', stranger: NONE },
  'phone.state': { input: nothing, member: 'ok' },
  'phone.erase': { input: nothing, member: 'ok' },
  'phoneCode.send': {
    input: ({ order: { orderId } }) => ({ codeId: newId('pcd'), orderId, payFen: yuan(300) }),
    member: 'PHONE_CODE_NOT_OFFERED',
    mia: 'PHONE_CODE_NOT_OFFERED',
  },
  'batch.offer': { input: nothing, member: 'ok', stranger: NONE },
  'batch.find': {
    input: ({ sharedPackId, memberPackId }) => ({ card: { by: 'shared', sharedPackId, memberPackId } }),
    member: 'SHARED_NOT_MEMBER',
    mia: 'BATCH_CARD_UNKNOWN',
  },
  'batch.start': {
    input: ({ order: { orderId } }) => ({
      orderId,
      cards: [{ card: { by: 'phone', phone: '13900000000' }, ...tier }],
    }),
    member: 'ORDER_UNKNOWN',
    mia: 'ORDER_UNKNOWN',
  },
  'batch.read': { input: ({ order: { orderId } }) => ({ orderId }), member: 'ORDER_UNKNOWN', mia: 'ORDER_UNKNOWN' },
  'topUp.read': { input: ({ order: { orderId } }) => ({ orderId }), member: 'ORDER_UNKNOWN' },
  'topUp.giveUp': { input: ({ order: { orderId } }) => ({ orderId }), member: 'ORDER_UNKNOWN' },
  'checkout.menu': { input: nothing, member: 'ok' },
  'checkout.price': { input: ({ lattes: { storeId, lines } }) => ({ storeId, lines }), member: 'ok', stranger: NONE },
  'checkout.reserve': {
    input: ({ checkoutId, lattes }) => ({ checkoutId, ...lattes }),
    member: 'BALANCE_TOO_LOW',
    stranger: NONE,
  },
  'checkout.confirm': { input: ({ checkoutId }) => ({ checkoutId }), member: 'CHECKOUT_OVER', stranger: NONE },
  'checkout.release': { input: ({ checkoutId }) => ({ checkoutId }), member: 'CHECKOUT_OVER', stranger: NONE },
  // It is a guest's, so it is foreign to mia too.
  'checkout.payRest': {
    input: ({ orderRest }) => orderRest,
    member: 'COMMAND_ID_REUSED',
    mia: 'COMMAND_ID_REUSED',
  },
  'checkout.readRest': {
    input: ({ orderRest: { checkoutId } }) => ({ checkoutId }),
    member: 'ORDER_UNKNOWN',
    mia: 'ORDER_UNKNOWN',
  },
  'checkout.giveUpRest': {
    input: ({ orderRest: { checkoutId } }) => ({ checkoutId }),
    member: 'ORDER_UNKNOWN',
    mia: 'ORDER_UNKNOWN',
  },
  'plans.page': { input: nothing, member: 'ok' },
  'plans.join': { input: ({ planJoin }) => planJoin, member: 'PLAN_UNKNOWN' },
  'plans.pay': {
    input: ({ planJoin: { membershipId, expectedPayFen } }) => ({
      ...{ membershipId, number: 1, expectedPayFen, expectedBonusFen: yuan(5) },
    }),
    member: 'PLAN_UNKNOWN',
  },
  'plans.leave': { input: ({ planJoin: { membershipId } }) => ({ membershipId }), member: 'PLAN_UNKNOWN' },
  'gift.create': {
    input: ({ giftId }) => ({ giftId, amountFen: yuan(10), greeting: 'coffee' }),
    member: 'COMMAND_ID_REUSED',
    stranger: NONE,
  },
  'gift.read': { input: ({ giftToken: token }) => ({ token }), member: 'ok' },
  'gift.claim': { input: ({ giftToken: token }) => ({ token }), member: 'ok', mia: 'GIFT_OWN', bearer: true },
  'gift.takeBack': { input: ({ giftId }) => ({ giftId }), member: 'LINK_UNKNOWN' },
  'gift.list': { input: nothing, member: 'ok' },
  'couponGift.create': {
    input: ({ givable }) => ({ giftId: newId('cgf'), couponId: givable.couponId, greeting: 'coffee' }),
    member: 'COUPON_NOT_HELD',
    stranger: NONE,
  },
  'couponGift.read': { input: ({ couponGiftToken: token }) => ({ token }), member: 'ok' },
  'couponGift.claim': {
    input: ({ couponGiftToken: token }) => ({ token }),
    member: 'ok',
    mia: 'GIFT_OWN',
    bearer: true,
  },
  'couponGift.takeBack': { input: ({ couponGiftId: giftId }) => ({ giftId }), member: 'LINK_UNKNOWN' },
  'couponGift.list': { input: nothing, member: 'ok' },
  'birthday.set': { input: () => ({ month: 5 }), member: 'ok', stranger: NONE },
  'renewal.remind': { input: () => ({ remind: 'off' }), member: 'ok', stranger: NONE },
  'handOut.read': { input: () => ({ scene: 'not-a-code' }), member: 'LINK_UNKNOWN', mia: 'LINK_UNKNOWN' },
  'handOut.claim': { input: () => ({ scene: 'not-a-code' }), member: 'LINK_UNKNOWN', mia: 'LINK_UNKNOWN' },
  'messages.offer': { input: nothing, member: 'ok' },
  'messages.allow': { input: () => ({ consentId: newId('cst'), templateIds: ['wx-coupon'] }), member: 'ok' },
  'points.offer': { input: nothing, member: 'ok' },
  'points.signIn': { input: () => ({ signInId: newId('sgn') }), member: 'ok', stranger: NONE },
  'points.exchange': {
    input: () => ({ exchangeId: newId('xch'), direction: 'to_points', points: 80, bonusFen: yuan(1) }),
    member: 'BONUS_TOO_LOW',
    stranger: NONE,
  },
  'points.rescue': {
    input: () => ({ rescueId: newId('rsc'), expirySeq: 1, templateId: 'coupon_50_10' }),
    member: 'NOTHING_TO_RESCUE',
    stranger: NONE,
    mia: 'NOTHING_TO_RESCUE',
  },
  'card.identity': { input: nothing, member: 'ok', stranger: NONE },
  'card.name': {
    input: () => ({ namingId: newId('nam'), name: '持卡会员', phone: '13800000000', consent: true }),
    member: 'ok',
    stranger: NONE,
  },
  'card.bind': {
    input: () => ({ bindId: newId('bnd'), cardNumber: '8800 0001', code: 'AAAA-BBBB-CCCC-DDDD' }),
    member: 'PHYSICAL_CARD_UNKNOWN',
    mia: 'PHYSICAL_CARD_UNKNOWN',
  },
  'card.eraseName': { input: () => ({ namingId: newId('nam') }), member: 'ok', stranger: NONE },
  'transfer.start': {
    input: () => ({ transferId: newId('trf') }),
    member: 'TRANSFER_NOTHING',
    stranger: NONE,
    mia: 'TRANSFER_BLOCKED',
  },
  'transfer.read': { input: ({ giftToken: token }) => ({ token }), member: 'LINK_UNKNOWN', mia: 'LINK_UNKNOWN' },
  'transfer.accept': { input: ({ giftToken: token }) => ({ token }), member: 'LINK_UNKNOWN', mia: 'LINK_UNKNOWN' },
  'transfer.confirm': {
    input: () => ({ transferId: newId('trf'), expectedFen: yuan(1) }),
    member: 'LINK_UNKNOWN',
    mia: 'LINK_UNKNOWN',
  },
  'transfer.cancel': { input: () => ({ transferId: newId('trf') }), member: 'LINK_UNKNOWN', mia: 'LINK_UNKNOWN' },
  'transfer.list': { input: nothing, member: 'ok' },
  'statement.page': { input: nothing, member: 'ok', stranger: NONE },
  'statement.export': { input: nothing, member: 'ok', stranger: NONE },
  'statement.receipt': { input: () => ({ seq: 1 }), member: 'ENTRY_UNKNOWN', stranger: NONE },
  'statement.chain': { input: () => ({ after: 0 }), member: 'ok', stranger: NONE },
  'statement.proofs': {
    input: () => ({ days: ['2026-01-01'] }) as ShopperInputs['statement.proofs'],
    member: 'ok',
  },
  'statement.roots': { input: nothing, member: 'ok' },
  'messages.switches': { input: nothing, member: 'ok' },
  'messages.switch': { input: () => ({ kind: 'large_charge', choice: 'off' }), member: 'ok' },
  'help.page': { input: nothing, member: 'ok' },
  'ticket.open': {
    input: ({ order: { orderId } }) => ({ ...said(newId('tkt')), topic: 'top_up', about: { kind: 'order', orderId } }),
    member: 'ORDER_UNKNOWN',
  },
  'ticket.read': { input: ({ ticketId }) => ({ ticketId }), member: 'TICKET_UNKNOWN' },
  'ticket.write': { input: ({ ticketId }) => said(ticketId), member: 'TICKET_UNKNOWN' },
  'ticket.solve': { input: ({ ticketId }) => ({ ticketId }), member: 'TICKET_UNKNOWN' },
  'ticket.rate': {
    input: ({ ticketId }) => ({ ticketId, score: 5 }),
    member: 'TICKET_UNKNOWN',
    mia: 'TICKET_NOT_ANSWERED',
  },
  'ticket.erase': { input: ({ ticketId }) => ({ ticketId }), member: 'TICKET_UNKNOWN', mia: 'TICKET_OPEN' },
  'topUp.rating': { input: ({ order: { orderId } }) => ({ orderId }), member: 'ok' },
  'topUp.rate': {
    input: ({ order: { orderId } }) => ({ orderId, score: 4, words: '快' }),
    member: 'ORDER_UNKNOWN',
  },
  'shared.create': { input: () => ({ sharedId: newId('shr'), kind: 'family' }), member: 'ok', stranger: NONE },
  'shared.read': { input: ({ sharedPackId }) => ({ sharedPackId }), member: 'SHARED_NOT_MEMBER' },
  'shared.invite': {
    input: ({ sharedPackId, noLimits: limits }) => ({ inviteId: newId('inv'), sharedPackId, limits }),
    member: 'SHARED_NOT_MEMBER',
  },
  'shared.readInvite': { input: ({ inviteToken: token }) => ({ token }), member: 'ok' },
  'shared.join': { input: ({ inviteToken: token }) => ({ token }), member: 'ok', mia: 'INVITE_OVER', bearer: true },
  'shared.limit': {
    input: ({ sharedPackId, memberPackId, noLimits: limits }) => ({
      membershipId: newId('mbr'),
      sharedPackId,
      memberPackId,
      limits,
    }),
    member: 'SHARED_NOT_MEMBER',
    mia: 'SHARED_NOT_MEMBER',
  },
  'shared.remove': {
    input: ({ sharedPackId, memberPackId }) => ({ membershipId: newId('mbr'), sharedPackId, memberPackId }),
    member: 'SHARED_NOT_MEMBER',
    mia: 'SHARED_NOT_MEMBER',
  },
  'shared.leave': {
    input: ({ sharedPackId }) => ({ membershipId: newId('mbr'), sharedPackId }),
    member: 'SHARED_NOT_MEMBER',
    mia: 'SHARED_OWNER_STAYS',
  },
  'shared.payCode': { input: ({ sharedPackId }) => ({ sharedPackId }), member: 'SHARED_NOT_MEMBER' },
  'shared.statement': { input: ({ sharedPackId }) => ({ sharedPackId }), member: 'SHARED_NOT_MEMBER' },
  'shared.topUpOffer': { input: ({ sharedPackId }) => ({ sharedPackId }), member: 'SHARED_NOT_MEMBER' },
  'shared.topUpStart': {
    input: ({ sharedPackId }) => ({ sharedPackId, orderId: newId('ord'), ...tier }),
    member: 'SHARED_NOT_MEMBER',
  },
  'shared.topUpRead': {
    input: ({ sharedPackId, sharedOrder: { orderId } }) => ({ sharedPackId, orderId }),
    member: 'SHARED_NOT_MEMBER',
  },
  'shared.topUpGiveUp': {
    input: ({ sharedPackId, sharedOrder: { orderId } }) => ({ sharedPackId, orderId }),
    member: 'SHARED_NOT_MEMBER',
  },
  'rest.due': { input: nothing, member: 'ok' },
  // It is a guest's, so it is foreign to mia too.
  'rest.pay': { input: ({ restOrderId: orderId }) => ({ orderId }), member: 'ORDER_UNKNOWN', mia: 'ORDER_UNKNOWN' },
  'rest.read': { input: ({ restOrderId: orderId }) => ({ orderId }), member: 'ORDER_UNKNOWN', mia: 'ORDER_UNKNOWN' },
  'refund.quote': {
    input: ({ order: { orderId } }) => ({ orderId, reason: 'consumer' }),
    member: 'ORDER_UNKNOWN',
    // Money of it is kept for the order under way.
    mia: 'REFUND_HELD',
  },
  'refund.start': { input: ({ refundWish }) => refundWish, member: 'ORDER_UNKNOWN' },
  'refund.read': { input: ({ refundWish: { refundId } }) => ({ refundId }), member: 'ORDER_UNKNOWN' },
  'coupons.offer': { input: nothing, member: 'ok' },
  'coupons.claim': {
    input: ({ coupon }) => ({ claimId: deriveId('clm', coupon.couponId), templateId: 'coupon_50_10' }),
    member: 'ok',
    stranger: NONE,
  },
  'coupons.wallet': { input: nothing, member: 'ok' },
  'coupons.show': { input: ({ coupon: { couponId } }) => ({ couponId }), member: 'COUPON_NOT_HELD', stranger: NONE },
  'device.register': { input: ({ device }) => device, member: 'ok', stranger: NONE },
  'coupons.tokens': { input: ({ device: { deviceId } }) => ({ deviceId }), member: 'DEVICE_UNKNOWN', stranger: NONE },
  'payCode.show': { input: nothing, member: 'ok', stranger: NONE },
}
