import { type Gift, type GiftWish, newGift } from '../../src/domain/gifts/gift'
import { deriveId } from '../../src/domain/ids'
import type { ParcelPart } from '../../src/domain/ledger/parcel'
import { carveGift, receiveGift, returnGift } from '../../src/domain/pack/gift'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { gifts } from '../_store/gifts'
import { GiftFlow } from './gift-flow'
import { moveFlow } from './move-flow'

/** Part of a balance, carved out of the giver's lots. */
export const balanceGift = new GiftFlow<ParcelPart[], Gift, GiftWish>({
  find: ({ giftId }) => gifts.find(giftId),
  insert: gift => gifts.insert(gift),
  move: (gift, progress) => moveFlow(gifts, gift, progress),
  draft: (wish, _pack, at) => newGift(wish, at),
  out: gift => {
    const { giftId, amountFen } = gift
    return {
      commandId: deriveId('gcv', giftId),
      content: { giftId, amountFen },
      kind: 'gift_carved',
      decide: pack => carveGift(pack, gift),
    }
  },
  opened: facts => (facts.kind === 'gift_carved' ? { state: 'open', parts: facts.parts } : null),
  in: ({ giftId }) => ({
    commandId: deriveId('grc', giftId),
    content: { giftId },
    kind: 'gift_received',
    decide: (pack, parts, rules, at) => receiveGift(pack, giftId, parts, rules, at),
  }),
  noRoom: new Set(['RECEIVE_CEILING', 'CARD_LOTS_FULL', 'PACK_FULL']),
  back: ({ giftId }) => ({
    commandId: deriveId('grt', giftId),
    content: { giftId },
    kind: 'gift_returned',
    decide: pack => returnGift(pack, giftId),
  }),
  arrived: (pack, { giftId }) => (pack.parcels[giftId] ? forgetParcel(pack, giftId) : null),
})
