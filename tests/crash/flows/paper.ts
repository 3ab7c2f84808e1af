import { clerk, newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'

/** A batch of a limited template, as its page asks for it. */
const wishOf = (shop: TestShop) => {
  return { batchId: newId('pbt', shop.now), templateId: 'coupon_stock', count: 3, note: '地推' }
}

/** A printed batch, and the code on its first slip. */
async function printed(shop: TestShop) {
  const { batchId } = await shop.call('merchant', owner, 'paper.make', wishOf(shop))
  const { slips } = await shop.call('merchant', owner, 'paper.codes', { batchId, after: 0 })
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code: slips[0]?.code ?? '' })
  return { batchId, use: { redeemId: newId('rdm', shop.now), ticket } }
}

export const paperFlows = [
  flow({
    name: 'a batch of coupons is printed on paper',
    prepare: async shop => {
      // The stock is laid out: the first one would do that for all.
      await shop.call('merchant', owner, 'paper.make', wishOf(shop))
      return wishOf(shop)
    },
    steps: [(shop, wish) => shop.ask('merchant', owner, 'paper.make', wish)],
  }),
  flow({
    name: 'a slip of paper is redeemed at the till',
    prepare: printed,
    steps: [(shop, { use }) => shop.ask('staff', clerk, 'coupon.redeem', { ...use, orderFen: yuan(60) })],
  }),
  flow({
    name: 'the redemption of a slip is undone',
    prepare: async shop => {
      const { batchId, use } = await printed(shop)
      await shop.call('staff', clerk, 'coupon.redeem', { ...use, orderFen: yuan(60) })
      const [entry] = await shop.documents('entries', { 'facts.slip.batchId': batchId })
      return { undoId: newId('und', shop.now), receiptId: entry?._id ?? '' }
    },
    steps: [(shop, wish) => shop.ask('staff', clerk, 'coupon.undo', wish)],
  }),
  flow({
    name: 'what is left of a printed batch is withdrawn',
    prepare: async shop => {
      const { batchId, use } = await printed(shop)
      await shop.call('staff', clerk, 'coupon.redeem', { ...use, orderFen: yuan(60) })
      return { batchId }
    },
    steps: [(shop, wish) => shop.ask('merchant', owner, 'paper.withdraw', wish)],
  }),
]
