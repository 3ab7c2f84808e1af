import type { TogetherOutputs, togetherInputs } from '../../src/contract/together'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { chargeTogether } from '../_usecases/charge-together'
import { quoteTogether } from '../_usecases/quote-together'
import { subjectOf } from '../_usecases/redeem-coupon'
import { togetherQuote, togetherReceipt } from './together-view'

/** Several packs in one payment. */
export const togetherActions: Actions<typeof togetherInputs, TogetherOutputs, StaffActor> = {
  'charge.quoteTogether': async ({ tickets, amountFen, category }, { member: staff, published: { rules } }, call) => {
    const shown = tickets.map(ticket => subjectOf(ticket, 'pay', staff, call.at))
    const order = orderOfAmount(amountFen, category ?? null, staff.storeId, call.at)
    return togetherQuote(await quoteTogether(shown, order, rules), call.at)
  },
  'balance.chargeTogether': async (wish, { member: staff, published: { rules } }, call) => {
    const { category = null, expectedPayableFen = null } = wish
    return togetherReceipt(await chargeTogether({ ...wish, category, expectedPayableFen }, staff, rules, call.at))
  },
}
