import type { ChargeOutputs, chargeInputs } from '../../src/contract/charges'
import { Refusal } from '../../src/domain/refusal'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { chargeBestPrice } from '../_usecases/charge'
import { priceCheckout } from '../_usecases/checkout'
import { priceView } from '../_usecases/price-view'
import { subjectOf } from '../_usecases/redeem-coupon'
import { spend } from '../_usecases/spend'
import { orderFor } from '../_usecases/till-order'
import { chargeReceipt } from './receipts'
import { goodsOf } from './sold-goods'

type Charging = 'charge.goods' | 'charge.quote' | 'balance.charge'

/** Taking money from one card: what is sold, what it costs this member, and the charge itself. */
export const chargeActions: Actions<Pick<typeof chargeInputs, Charging>, Pick<ChargeOutputs, Charging>, StaffActor> = {
  'charge.goods': async (_input, { published: { rules } }) => ({ products: rules.products }),
  'charge.quote': async ({ ticket, usePoints = false, ...goods }, { member: staff, published: { rules } }, call) => {
    const { packId } = subjectOf(ticket, 'pay', staff, call.at)
    const order = orderFor(goodsOf(goods), staff.storeId, rules, call.at)
    const { price, pack } = await priceCheckout(packId, order, usePoints, rules)
    return priceView(price, pack, rules, call.at)
  },
  'balance.charge': async (wish, { member: staff, published: { rules } }, call) => {
    const { ticket, expectedPayableFen, points = null } = wish
    const { packId, spendId, memberPackId } = subjectOf(ticket, 'pay', staff, call.at)
    const payer = { packId, spendId, memberPackId }
    const goods = goodsOf(wish)
    if ('amountFen' in goods && expectedPayableFen === undefined) {
      return chargeReceipt(await spend({ ...payer, amountFen: goods.amountFen }, staff, rules, call.at))
    }
    // The contract lets lines come with a price only.
    if (expectedPayableFen === undefined) throw new Refusal('INPUT_INVALID', { field: 'expectedPayableFen' })
    const order = orderFor(goods, staff.storeId, rules, call.at)
    const charge = { ...payer, order, expectedPayableFen, points }
    return chargeReceipt(await chargeBestPrice(charge, staff, rules, call.at))
  },
}
