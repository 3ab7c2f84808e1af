import { type StaffOutputs, staffInputs } from '../../src/contract/staff'
import { NO_MONEY } from '../../src/domain/money'
import { storeNameIn } from '../../src/domain/rules/rules'
import { serve } from '../_platform/serve'
import { type StaffActor, staffOf } from '../_usecases/actors'
import { captureHold } from '../_usecases/capture-hold'
import { giveSaleBack } from '../_usecases/give-sale-back'
import { holdBalance } from '../_usecases/hold-balance'
import { lookUpCode } from '../_usecases/look-up-code'
import { offlineKit } from '../_usecases/offline-kit'
import { redeemCoupon, subjectOf } from '../_usecases/redeem-coupon'
import { releaseHold } from '../_usecases/release-hold'
import { closeShift, openShift } from '../_usecases/shifts'
import { syncOffline } from '../_usecases/sync-offline'
import { tillDay } from '../_usecases/till-day'
import { undoRedemption } from '../_usecases/undo-redemption'
import { chargeActions } from './charge-actions'
import { counterActions } from './counter-actions'
import { captureReceipt, heldAs, holdReceipt, releaseReceipt } from './hold-receipts'
import { lookedUp } from './looked-up'
import { offlineOutcome } from './offline-view'
import { passwordActions } from './password-actions'
import { redeemReceipt, refundReceipt, undoReceipt } from './receipts'
import { restActions } from './rest-actions'
import { shiftView, tillToday } from './till-view'
import { togetherActions } from './together-actions'

export const main = serve<typeof staffInputs, StaffOutputs, StaffActor>({
  name: 'staff',
  inputs: staffInputs,
  authorise: staffOf,
  actions: {
    'staff.me': async (_input, { member: staff, published: { rules } }) => ({
      name: staff.name,
      role: staff.role,
      storeId: staff.storeId,
      storeName: storeNameIn(rules)(staff.storeId),
      shopName: rules.shop.shopName,
    }),
    'code.lookUp': async ({ code, orderFen }, { member: staff, published: { rules } }, call) => {
      const known = await lookUpCode(code, staff, call.at)
      return lookedUp(known, { staff, rules, orderFen: orderFen ?? null, at: call.at })
    },
    'coupon.redeem': async ({ redeemId, ticket, orderFen }, { member: staff, published: { rules } }, call) => {
      const committed = await redeemCoupon({ redeemId, ticket, orderFen: orderFen ?? null }, staff, rules, call.at)
      return redeemReceipt(committed)
    },
    'balance.hold': async ({ ticket, ...wish }, { member: staff, published: { rules } }, call) => {
      const { packId, spendId, memberPackId } = subjectOf(ticket, 'pay', staff, call.at)
      return holdReceipt(await holdBalance({ packId, spendId, memberPackId, ...wish }, staff, rules, call.at))
    },
    'hold.capture': async ({ receiptId, amountFen }, { member: staff, published: { rules } }, call) =>
      captureReceipt(await captureHold({ ...heldAs(receiptId), amountFen }, staff, rules, call.at)),
    'hold.release': async ({ receiptId }, { member: { storeId } }, call) =>
      releaseReceipt(await releaseHold({ ...heldAs(receiptId), by: { kind: 'till', storeId } }, call.at)),
    'charge.refund': async (wish, { member: staff, published: { rules } }, call) =>
      refundReceipt(await giveSaleBack(wish, staff, rules, call.at)),
    'offline.kit': async (_input, { member: staff, published: { rules } }, call) => offlineKit(staff, rules, call.at),
    'offline.sync': async ({ redemptions }, { member: staff, published: { rules } }, call) => {
      const told = redemptions.map(({ orderFen, ...each }) => ({ ...each, orderFen: orderFen ?? null }))
      const outcomes = await syncOffline(told, staff, rules, call.at)
      return { outcomes: outcomes.map(outcome => offlineOutcome(outcome, call.at)) }
    },
    'till.today': async (_input, { member: staff, published }, call) =>
      tillToday(await tillDay(staff, call.at), published, staff, call.at),
    'coupon.undo': async (wish, { member: staff, published: { rules } }, call) =>
      undoReceipt(await undoRedemption(wish, staff, rules, call.at)),
    'shift.open': async ({ shiftId, floatFen = NO_MONEY }, { member: staff }, call) =>
      shiftView(await openShift({ shiftId, floatFen }, staff, call.at)),
    'shift.close': async ({ shiftId, countedFen = null, reason = null }, { member: staff }, call) =>
      shiftView(await closeShift({ shiftId, countedFen, reason }, staff, call.at)),
    ...chargeActions,
    ...counterActions,
    ...passwordActions,
    ...restActions,
    ...togetherActions,
  },
})
