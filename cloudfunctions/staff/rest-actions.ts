import type { TillRestOutputs, tillRestInputs } from '../../src/contract/rest'
import { sumFen } from '../../src/domain/money'
import { amountOfLine } from '../../src/domain/pricing/order-line'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { subjectOf } from '../_usecases/redeem-coupon'
import { cancelRest, readRestAtTill, startRestAtTill } from '../_usecases/rest-of-sale'
import { restView } from '../_usecases/rest-view'
import { orderFor } from '../_usecases/till-order'
import { goodsOf } from './sold-goods'

/** A sale of which WeChat Pay pays what the balance does not. */
export const restActions: Actions<typeof tillRestInputs, TillRestOutputs, StaffActor> = {
  'rest.start': async (wish, { member: staff, published: { rules } }, call) => {
    const { ticket, expectedPayableFen, expectedRestFen } = wish
    const { packId, spendId, memberPackId } = subjectOf(ticket, 'pay', staff, call.at)
    const { lines } = orderFor(goodsOf(wish), staff.storeId, rules, call.at)
    const goods = { amountFen: sumFen(lines.map(amountOfLine)), ...(wish.lines && { lines: [...lines] }) }
    const start = { ...goods, packId, spendId, memberPackId, expectedPayableFen, expectedRestFen }
    return restView(await startRestAtTill(start, staff, rules, call.at))
  },
  'rest.watch': async ({ orderId }, { member: staff }, call) => restView(await readRestAtTill(orderId, staff, call.at)),
  'rest.cancel': async ({ orderId }, { member: staff }, call) => restView(await cancelRest(orderId, staff, call.at)),
}
