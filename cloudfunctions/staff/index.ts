import { type StaffOutputs, staffInputs } from '../../src/contract/staff'
import { storeNameIn } from '../../src/domain/rules/rules'
import { serve } from '../_platform/serve'
import { type StaffActor, staffOf } from '../_usecases/actors'
import { lookUpCode } from '../_usecases/look-up-code'
import { redeemCoupon, subjectOf } from '../_usecases/redeem-coupon'
import { spend } from '../_usecases/spend'
import { lookedUp } from './looked-up'
import { chargeReceipt, redeemReceipt } from './receipts'

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
      const subject = await lookUpCode(code, staff, call.at)
      return lookedUp(subject, { staff, rules, orderFen: orderFen ?? null, at: call.at })
    },
    'coupon.redeem': async ({ redeemId, ticket, orderFen }, { member: staff, published: { rules } }, call) => {
      const committed = await redeemCoupon({ redeemId, ticket, orderFen: orderFen ?? null }, staff, rules, call.at)
      return redeemReceipt(committed)
    },
    'balance.charge': async ({ ticket, amountFen }, { member: staff, published: { rules } }, call) => {
      const { packId, spendId } = subjectOf(ticket, 'pay', staff, call.at)
      return chargeReceipt(await spend({ packId, spendId, amountFen }, staff, rules, call.at))
    },
  },
})
