import type { SharedOutputs, sharedInputs } from '../../src/contract/shared'
import type { OrderView } from '../../src/contract/top-up'
import { ID_RANDOM_BYTES, makeId } from '../../src/domain/ids'
import { writeLinkToken } from '../../src/domain/links/link-token'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { linkMac, random } from '../_platform/secrets'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { limitInShared, removeFromShared } from '../_usecases/change-members'
import { giveUpTopUp } from '../_usecases/give-up-top-up'
import { invite, inviteOfLink, joinShared } from '../_usecases/join-shared-pack'
import { listStatement } from '../_usecases/list-statement'
import { openSharedPack } from '../_usecases/open-shared-pack'
import { readPack } from '../_usecases/read-pack'
import { sharedPackFor } from '../_usecases/read-shared-packs'
import { readTopUp } from '../_usecases/read-top-up'
import { showCode } from '../_usecases/show-code'
import { startTopUp } from '../_usecases/start-top-up'
import { topUpStanding } from '../_usecases/top-up-standing'
import { waysFor } from '../_usecases/ways-to-pay'
import { orderView } from './order-view'
import { inviteView, sharedLine, sharedView } from './shared-view'
import { topUpOffer } from './top-up-offer'

const LINES_PER_PAGE = 20

export const sharedActions: Actions<typeof sharedInputs, SharedOutputs, Shopper> = {
  'shared.create': async (input, { packId }, { at }) =>
    sharedView(await openSharedPack({ ...input, ownerPackId: packId }, at), packId, at),
  'shared.read': async ({ sharedPackId }, { packId }, { at }) =>
    sharedView(await sharedPackFor(sharedPackId, packId, at), packId, at),
  'shared.invite': async (input, { packId }, { at }) => {
    const { inviteId, acceptBefore } = await invite(input, packId, at)
    return { token: writeLinkToken(inviteId, linkMac), acceptBefore }
  },
  'shared.readInvite': async ({ token }, { packId }, { at }) => {
    const found = await inviteOfLink(token, packId, at)
    return inviteView(found, await readPack(found.sharedPackId, at), packId, at)
  },
  'shared.join': async ({ token }, { packId }, { at }) => {
    const joined = await joinShared(await inviteOfLink(token, packId, at), packId, at)
    return inviteView(joined, await readPack(joined.sharedPackId, at), packId, at)
  },
  'shared.limit': async (input, { packId }, { at }) =>
    sharedView(await limitInShared({ ...input, byPackId: packId }, at), packId, at),
  'shared.remove': async (input, { packId }, { at }) =>
    sharedView(await removeFromShared({ ...input, byPackId: packId }, at), packId, at),
  'shared.leave': async (input, { packId }, { at }) => {
    await removeFromShared({ ...input, memberPackId: packId, byPackId: packId }, at)
    return { left: true }
  },
  'shared.payCode': async ({ sharedPackId }, { packId }, { at }) => {
    await sharedPackFor(sharedPackId, packId, at)
    const spendId = makeId('spd', at, random(ID_RANDOM_BYTES))
    return showCode({ what: 'pay', packId: sharedPackId, spendId, memberPackId: packId }, at)
  },
  'shared.statement': async ({ sharedPackId, before = null }, { packId }, { at }) => {
    await sharedPackFor(sharedPackId, packId, at)
    const { entries, next } = await listStatement(
      sharedPackId,
      { month: null, group: null, before },
      LINES_PER_PAGE,
      at,
    )
    return { lines: entries.map(sharedLine), next }
  },
  'shared.topUpOffer': async ({ sharedPackId, client }, { packId }, call) => {
    const [{ rules }, pack] = await Promise.all([publishedFor(call), sharedPackFor(sharedPackId, packId, call.at)])
    const ways = waysFor(pack, client, call.at)
    return topUpOffer(pack, rules, call.at, await topUpStanding(packId, rules, call.at), ways)
  },
  'shared.topUpStart': async (input, { packId }, call) => {
    const { sharedPackId, tierId, deviceId = null, password = null, phoneCode = null, client, way, ...wish } = input
    const [{ rules }] = await Promise.all([publishedFor(call), sharedPackFor(sharedPackId, packId, call.at)])
    const order = await startTopUp(
      {
        ...wish,
        choice: tierId === null ? { payFen: wish.expectedPayFen } : { tierId },
        payBy: { client, way },
        packId: sharedPackId,
        sharedPackId,
        ip: call.caller.ip,
        guard: { payerPackId: packId, what: 'shared_card', deviceId, password, phoneCode },
      },
      rules,
      call.at,
    )
    return orderView(order, null, call.at)
  },
  'shared.topUpRead': async ({ sharedPackId, orderId }, { packId }, { at }) => {
    await sharedPackFor(sharedPackId, packId, at)
    return shown(await readTopUp(orderId, sharedPackId, at), at)
  },
  'shared.topUpGiveUp': async ({ sharedPackId, orderId }, { packId }, { at }) => {
    await sharedPackFor(sharedPackId, packId, at)
    return shown(await giveUpTopUp(orderId, sharedPackId, at), at)
  },
}

/** Only a settled order has a new balance to tell. */
async function shown(order: Order, at: Instant): Promise<OrderView> {
  const settled = order.progress.state === 'settled'
  return orderView(order, settled ? await readPack(order.packId, at) : null, at)
}
