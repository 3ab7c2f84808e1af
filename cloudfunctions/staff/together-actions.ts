import type { TogetherOutputs, togetherInputs } from '../../src/contract/together'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { chargeTogether } from '../_usecases/charge-together'
import { quoteTogether } from '../_usecases/quote-together'
import { subjectOf } from '../_usecases/redeem-coupon'
import { orderFor } from '../_usecases/till-order'
import { goodsOf } from './sold-goods'
import { togetherQuote, togetherReceipt } from './together-view'

/** Several packs in one payment. */
export const togetherActions: Actions<typeof togetherInputs, TogetherOutputs, StaffActor> = {
  'charge.quoteTogether': async ({ tickets, ...goods }, { member: staff, published: { rules } }, call) => {
    const shown = tickets.map(ticket => subjectOf(ticket, 'pay', staff, call.at))
    const order = orderFor(goodsOf(goods), staff.storeId, rules, call.at)
    return togetherQuote(await quoteTogether(shown, order, rules), call.at)
  },
  'balance.chargeTogether': async (wish, { member: staff, published: { rules } }, call) => {
    const { paymentId, tickets, expectedPayableFen = null } = wish
    const command = { paymentId, tickets, goods: goodsOf(wish), expectedPayableFen }
    return togetherReceipt(await chargeTogether(command, staff, rules, call.at))
  },
}
