import type { TillRestOutputs, tillRestInputs } from '../../src/contract/rest'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { subjectOf } from '../_usecases/redeem-coupon'
import { cancelRest, readRestAtTill, startRestAtTill } from '../_usecases/rest-of-sale'
import { restView } from '../_usecases/rest-view'

/** A sale of which WeChat Pay pays what the balance does not. */
export const restActions: Actions<typeof tillRestInputs, TillRestOutputs, StaffActor> = {
  'rest.start': async ({ ticket, category, ...wish }, { member: staff, published: { rules } }, call) => {
    const { packId, spendId, memberPackId } = subjectOf(ticket, 'pay', staff, call.at)
    const start = { ...wish, packId, spendId, memberPackId, category: category ?? null }
    return restView(await startRestAtTill(start, staff, rules, call.at))
  },
  'rest.watch': async ({ orderId }, { member: staff }, call) => restView(await readRestAtTill(orderId, staff, call.at)),
  'rest.cancel': async ({ orderId }, { member: staff }, call) => restView(await cancelRest(orderId, staff, call.at)),
}
