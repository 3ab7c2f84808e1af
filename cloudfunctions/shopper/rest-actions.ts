import type { Rest, RestOutputs, restInputs } from '../../src/contract/rest'
import type { OrderId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { dueRestOf, dueRestOfMember } from '../../src/domain/pack/rest'
import type { Instant } from '../../src/domain/time'
import { isCashierPage } from '../../src/domain/top-up/order'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { openPack } from '../_usecases/open-pack'
import { sharedPacksOf } from '../_usecases/read-shared-packs'
import type { RestOrder } from '../_usecases/rest-hold'
import { payRestOf, readRestOf } from '../_usecases/rest-of-sale'
import { restView } from '../_usecases/rest-view'

/** What a till asks this member to pay beside the balance. */
export const restActions: Actions<typeof restInputs, RestOutputs, Shopper> = {
  'rest.due': async (_input, { packId }, call) => {
    const orderId = await dueRestFor(await openPack(packId, call.at), call.at)
    return { rest: orderId && shownRest(await readRestOf(orderId, packId, call.at)) }
  },
  'rest.pay': async ({ orderId }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return shownRest(await payRestOf(orderId, packId, call.caller.ip, rules, call.at))
  },
  'rest.read': async ({ orderId }, { packId }, call) => shownRest(await readRestOf(orderId, packId, call.at)),
}

/** Of my own card, or of a shared one whose code I show. */
async function dueRestFor(pack: Pack, at: Instant): Promise<OrderId | null> {
  return dueRestOf(pack) ?? dueRestOfMember(await sharedPacksOf(pack, at), pack.packId)
}

/** With the payment sheet's parameters while it is to be paid. */
export function shownRest(order: RestOrder): Rest {
  const { progress } = order
  const payment = progress.state === 'paying' ? progress.payment : null
  // The rest of a sale is always paid in WeChat's sheet.
  return { ...restView(order), payment: payment && !isCashierPage(payment) ? payment : null }
}
