import { DAY, SECOND } from '../../../src/domain/time'
import { newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { manager, member, newcomer, packIdOf, waitAndTick } from './given'

async function imported(shop: TestShop) {
  const openid = await newcomer(shop)
  const bindId = newId('bnd', shop.now)
  const cardNumber = `C${bindId.slice(-12)}`
  const row = { cardNumber, principalFen: yuan(100), bonusFen: yuan(10), bonusUntil: '2028-12-31', points: 50 }
  const wish = { batchId: newId('bat', shop.now), rows: [row] }
  return { openid, bindId, cardNumber, wish }
}

export const merchantFlows = [
  flow({
    name: 'a correction is proposed, and approved by another',
    prepare: async shop => {
      const packId = await packIdOf(shop, await member(shop))
      const change = { principalFen: yuan(20), bonusFen: yuan(5), points: 100 }
      return { adjustmentId: newId('adj', shop.now), member: { packId }, ...change, reason: '漏记一笔' }
    },
    steps: [
      (shop, proposal) => shop.ask('merchant', manager, 'adjustments.propose', proposal),
      (shop, { adjustmentId }) => shop.ask('merchant', owner, 'adjustments.approve', { adjustmentId }),
    ],
  }),
  flow({
    name: 'a physical card is taken over',
    prepare: imported,
    steps: [(shop, { wish }) => shop.ask('merchant', owner, 'cards.import', wish)],
  }),
  flow({
    name: 'a physical card is bound',
    prepare: async shop => {
      const { openid, bindId, cardNumber, wish } = await imported(shop)
      const { rows } = await shop.call('merchant', owner, 'cards.import', wish)
      return { openid, bind: { bindId, cardNumber, code: rows[0]?.code ?? '' } }
    },
    steps: [(shop, { openid, bind }) => shop.ask('shopper', openid, 'card.bind', bind)],
  }),
  flow({
    name: 'the merchant publishes an edit',
    alone: true,
    prepare: shop => shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan: 33 }),
    steps: [shop => shop.ask('merchant', owner, 'rules.publish', {})],
  }),
  flow({
    name: 'the clock publishes an edit that was left alone',
    alone: true,
    targets: ['published', 'settings', 'tiers'],
    prepare: async shop => {
      await shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan: 36, note: '' })
      await shop.tick()
    },
    steps: [waitAndTick(20 * SECOND)],
  }),
  flow({
    name: 'the clock inserts an entry that a function left in its pack',
    alone: true,
    targets: ['packs', 'entries'],
    prepare: async shop => {
      await member(shop)
      const entries = await shop.documents('entries')
      for (const { _id } of entries) await shop.removeDocument('entries', _id)
    },
    steps: [waitAndTick(90 * SECOND)],
  }),
  flow({
    name: 'the clock closes a day: its root, figures, audit and bill, and looks at everything else',
    alone: true,
    prepare: async shop => void (await member(shop)),
    steps: [waitAndTick(DAY + DAY / 2)],
  }),
]
