import type { BatchOutputs, batchInputs } from '../../src/contract/batch'
import { isOnOffer } from '../../src/domain/top-up/tier'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { findCard } from '../_usecases/find-card'
import { standingReviewOf } from '../_usecases/guard-top-up'
import { holderName } from '../_usecases/holder-name'
import { batchesOf, readBatch } from '../_usecases/read-batch'
import { readPack } from '../_usecases/read-pack'
import { sharedPacksOf } from '../_usecases/read-shared-packs'
import { startBatch } from '../_usecases/start-batch'
import { batchStateView, batchView, ownedCards } from './batch-view'
import { reviewStanding } from './review-view'

/** Several cards in one payment, for whoever tops up for others. */
export const batchActions: Actions<typeof batchInputs, BatchOutputs, Shopper> = {
  'batch.offer': async (_input, { packId }, call) => {
    const [{ rules }, pack] = await Promise.all([publishedFor(call), readPack(packId, call.at)])
    const [shared, mine, review] = await Promise.all([
      sharedPacksOf(pack, call.at),
      batchesOf(packId),
      standingReviewOf(packId, rules.risk, call.at),
    ])
    const open = rules.tiers.filter(tier => isOnOffer(tier, call.at) && !tier.firstOnly && tier.total === undefined)
    return {
      limits: rules.batch,
      tiers: open.map(({ tierId, payFen, bonusFen }) => ({ tierId, payFen, bonusFen })),
      shared: ownedCards(shared, packId),
      mine: mine.map(order => {
        const { orderId, quote, createdAt, batch } = order
        return {
          orderId,
          payFen: quote.payFen,
          cards: batch.length,
          createdAt,
          state: batchStateView(order, call.at).state,
        }
      }),
      review: review && reviewStanding(review),
    }
  },
  'batch.find': async ({ card }, { packId }, { at }) => ({ holder: holderName(await findCard(card, packId, at)) }),
  'batch.start': async ({ orderId, cards, deviceId = null, password = null, phoneCode = null }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const wishes = cards.map(({ tierId, ...wish }) => ({
      ...wish,
      choice: tierId === null ? { payFen: wish.expectedPayFen } : { tierId },
    }))
    const guard = { payerPackId: packId, what: 'batch' as const, deviceId, password, phoneCode }
    const order = await startBatch({ orderId, cards: wishes, ip: call.caller.ip, guard }, rules, call.at)
    return batchView({ order, shares: [], refunds: [] }, call.at)
  },
  'batch.read': async ({ orderId }, { packId }, { at }) => batchView(await readBatch(orderId, packId, at), at),
}
