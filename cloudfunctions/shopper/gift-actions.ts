import type { GiftOutputs, giftInputs } from '../../src/contract/gifts'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { balanceGift } from '../_usecases/balance-gift'
import { giftOfLink, ownGift } from '../_usecases/find-gift'
import { listGifts } from '../_usecases/list-gifts'
import { givenGift, sharedGift } from './gift-view'

export const giftActions: Actions<typeof giftInputs, GiftOutputs, Shopper> = {
  'gift.create': async (input, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return givenGift(await balanceGift.give({ ...input, giverPackId: packId }, rules.version, call.at))
  },
  'gift.read': async ({ token }, { packId }, call) =>
    sharedGift(await giftOfLink(token, packId, call.at), packId, call.at),
  'gift.claim': async ({ token }, { packId }, call) => {
    const [{ rules }, gift] = await Promise.all([publishedFor(call), giftOfLink(token, packId, call.at)])
    return sharedGift(await balanceGift.claim(gift, packId, rules, call.at), packId, call.at)
  },
  'gift.takeBack': async ({ giftId }, { packId }, call) =>
    givenGift(await balanceGift.takeBack(await ownGift(giftId, packId), call.at)),
  'gift.list': async (_input, { packId }, call) => {
    const { given, received } = await listGifts(packId)
    return { given: given.map(givenGift), received: received.map(gift => sharedGift(gift, packId, call.at)) }
  },
}
