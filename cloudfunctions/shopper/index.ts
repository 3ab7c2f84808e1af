import { type ShopperOutputs, shopperInputs } from '../../src/contract/shopper'
import { base64url } from '../../src/domain/codes/bytes'
import { isRegistered } from '../../src/domain/devices/device'
import { type CouponId, ID_RANDOM_BYTES, makeId, type PackId } from '../../src/domain/ids'
import { findCoupon } from '../../src/domain/pack/redeem-coupon'
import { dueRestOfMember } from '../../src/domain/pack/rest'
import { figuresOf } from '../../src/domain/refunds/refund-terms'
import { Refusal } from '../../src/domain/refusal'
import { storeNameIn } from '../../src/domain/rules/rules'
import { random } from '../_platform/secrets'
import { type Call, serve } from '../_platform/serve'
import { memberOf, publishedFor, type Shopper, shopperOf } from '../_usecases/actors'
import { claimCoupon } from '../_usecases/claim-coupon'
import { couponTokens } from '../_usecases/coupon-tokens'
import { giveUpTopUp } from '../_usecases/give-up-top-up'
import { openPack } from '../_usecases/open-pack'
import { readPack } from '../_usecases/read-pack'
import { sharedPacksOf } from '../_usecases/read-shared-packs'
import { readTopUp } from '../_usecases/read-top-up'
import { registerDevice } from '../_usecases/register-device'
import { showCode } from '../_usecases/show-code'
import { spendShown } from '../_usecases/spend-shown'
import { startTopUp } from '../_usecases/start-top-up'
import { quoteTopUpRefund, readTopUpRefund, startTopUpRefund } from '../_usecases/top-up-refund'
import { topUpStanding } from '../_usecases/top-up-standing'
import { waysFor } from '../_usecases/ways-to-pay'
import { welcomeMember } from '../_usecases/welcome-member'
import { batchActions } from './batch-actions'
import { checkoutActions } from './checkout-actions'
import { couponGiftActions } from './coupon-gift-actions'
import { couponOffer } from './coupon-offer'
import { couponView, walletView } from './coupon-view'
import { giftActions } from './gift-actions'
import { habitActions } from './habit-actions'
import { handOutActions } from './hand-out-actions'
import { helpActions } from './help-actions'
import { messageActions } from './message-actions'
import { orderView } from './order-view'
import { packView } from './pack-view'
import { payPasswordActions } from './pay-password-actions'
import { phoneActions } from './phone-actions'
import { planActions } from './plan-actions'
import { pointsActions } from './points-actions'
import { ratingActions } from './rating-actions'
import { refundView } from './refund-view'
import { restActions } from './rest-actions'
import { sharedActions } from './shared-actions'
import { sharedCard } from './shared-view'
import { statementActions } from './statement-actions'
import { amountOffer, topUpOffer } from './top-up-offer'
import { transferActions } from './transfer-actions'

export const main = serve<typeof shopperInputs, ShopperOutputs, Shopper>({
  name: 'shopper',
  inputs: shopperInputs,
  authorise: shopperOf,
  actions: {
    'pack.open': async (_input, { packId }, call) => {
      const [live, opened] = await Promise.all([publishedFor(call), openPack(packId, call.at)])
      const pack = await welcomeMember(opened, live.rules, call.at)
      const shared = await sharedPacksOf(pack, call.at)
      const view = packView(pack, live, memberOf(live, call), call.at)
      return {
        ...view,
        dueRest: view.dueRest ?? dueRestOfMember(shared, packId),
        shared: shared.map(each => sharedCard(each, packId, call.at)),
      }
    },
    'topUp.offer': async ({ client }, { packId }, call) => {
      const [{ rules }, pack] = await Promise.all([publishedFor(call), openPack(packId, call.at)])
      const ways = waysFor(pack, client, call.at)
      return topUpOffer(pack, rules, call.at, await topUpStanding(packId, rules, call.at), ways)
    },
    'topUp.quote': async ({ amountFen }, { packId }, call) => {
      const [{ rules }, pack] = await Promise.all([publishedFor(call), openPack(packId, call.at)])
      return amountOffer(amountFen, pack, rules, call.at)
    },
    'topUp.start': async (input, { packId }, call) => {
      const { rules } = await publishedFor(call)
      const { deviceId = null, password = null, phoneCode = null, tierId, couponId, client, way, ...wish } = input
      const choice = tierId === null ? { payFen: wish.expectedPayFen } : { tierId, couponId }
      const guard = { payerPackId: packId, what: 'own_card' as const, deviceId, password, phoneCode }
      const payBy = { client, way }
      const order = await startTopUp({ ...wish, choice, guard, payBy, packId, ip: call.caller.ip }, rules, call.at)
      return orderView(order, await packOfSettled(order.progress.state, packId, call), call.at)
    },
    ...payPasswordActions,
    ...phoneActions,
    ...batchActions,
    'topUp.read': async ({ orderId }, { packId }, call) => {
      const order = await readTopUp(orderId, packId, call.at)
      return orderView(order, await packOfSettled(order.progress.state, packId, call), call.at)
    },
    'topUp.giveUp': async ({ orderId }, { packId }, call) => {
      const order = await giveUpTopUp(orderId, packId, call.at)
      return orderView(order, await packOfSettled(order.progress.state, packId, call), call.at)
    },
    ...restActions,
    ...checkoutActions,
    ...giftActions,
    ...planActions,
    ...couponGiftActions,
    ...handOutActions,
    ...messageActions,
    ...helpActions,
    ...ratingActions,
    ...pointsActions,
    ...habitActions,
    ...transferActions,
    ...statementActions,
    ...sharedActions,
    'refund.quote': async (wish, { packId }, call) => {
      const { refundFen, left, way } = await quoteTopUpRefund({ ...wish, packId }, call.at)
      return { refundFen, ...figuresOf(left), way }
    },
    'refund.start': async (wish, { packId }, call) =>
      refundView(await startTopUpRefund({ ...wish, packId, staffId: null }, call.at)),
    'refund.read': async ({ refundId }, { packId }, call) =>
      refundView(await readTopUpRefund(refundId, packId, call.at)),
    'coupons.offer': async (_input, { packId }, call) => {
      const [{ rules }, pack] = await Promise.all([publishedFor(call), openPack(packId, call.at)])
      return couponOffer(pack, rules, call.at)
    },
    'coupons.claim': async (input, { packId }, call) => {
      const { rules } = await publishedFor(call)
      const { pack, entry } = await claimCoupon({ ...input, packId }, rules, call.at)
      if (entry.facts.kind !== 'coupon_claimed') throw new Refusal('COMMAND_ID_REUSED', {})
      return couponView(usable(pack, entry.facts.couponId), storeNameIn(rules), call.at)
    },
    'coupons.wallet': async (_input, { packId }, call) => {
      const [{ rules }, pack] = await Promise.all([publishedFor(call), openPack(packId, call.at)])
      return walletView(pack, storeNameIn(rules), call.at)
    },
    'coupons.show': async ({ couponId, deviceId }, { packId }, call) => {
      const pack = await readPack(packId, call.at)
      if (deviceId !== undefined && !isRegistered(pack, deviceId)) throw new Refusal('DEVICE_UNKNOWN', {})
      const coupon = usable(pack, couponId)
      if (call.at >= coupon.expiresAt) throw new Refusal('COUPON_EXPIRED', { expiresAt: coupon.expiresAt })
      return showCode({ what: 'coupon', packId, couponId }, call.at)
    },
    'device.register': async (wish, { packId }, call) => {
      const { paySecret } = await registerDevice({ ...wish, packId }, call.at)
      return { packId, paySecret: base64url(paySecret) }
    },
    'coupons.tokens': async ({ deviceId }, { packId }, call) => ({
      tokens: await couponTokens(packId, deviceId, call.at),
    }),
    'payCode.show': async ({ shown }, { packId }, call) => {
      const pack = await readPack(packId, call.at)
      const spendId = shown ? spendShown(pack, shown, call.at) : makeId('spd', call.at, random(ID_RANDOM_BYTES))
      return showCode({ what: 'pay', packId, spendId }, call.at)
    },
  },
})

function usable(pack: Parameters<typeof findCoupon>[0], couponId: CouponId) {
  const coupon = findCoupon(pack, couponId)
  if (coupon instanceof Refusal) throw coupon
  return coupon
}

/** Only a settled order has a new balance to tell. */
function packOfSettled(state: string, packId: PackId, call: Call) {
  return state === 'settled' ? readPack(packId, call.at) : null
}
