import { newId, owner, type TestShop } from '../../support/shop'
import { flow } from '../flow'
import { newcomer } from './given'

/** Somebody with a question, and the ids that both sides will name. */
async function asking(shop: TestShop) {
  const openid = await newcomer(shop)
  const [ticketId, wordsId, replyId] = [newId('tkt', shop.now), newId('twd', shop.now), newId('twd', shop.now)]
  const asked = { ticketId, wordsId, text: '付了钱没到账', topic: 'top_up' as const, about: null }
  return { openid, ticketId, asked, reply: { ticketId, wordsId: replyId, text: '已查到' } }
}

export const helpFlows = [
  flow({
    name: 'a question is asked, looked into and answered',
    prepare: asking,
    steps: [
      (shop, { openid, asked }) => shop.ask('shopper', openid, 'ticket.open', asked),
      (shop, { ticketId }) => shop.ask('merchant', owner, 'tickets.take', { ticketId }),
      (shop, { reply }) => shop.ask('merchant', owner, 'tickets.answer', reply),
    ],
  }),
  flow({
    name: 'an answered question is opened again, solved, rated and erased',
    prepare: async shop => {
      const { openid, ticketId, asked, reply } = await asking(shop)
      await shop.call('shopper', openid, 'ticket.open', asked)
      await shop.call('merchant', owner, 'tickets.answer', reply)
      return { openid, ticketId, more: { ticketId, wordsId: newId('twd', shop.now), text: '还没到账' } }
    },
    steps: [
      (shop, { openid, more }) => shop.ask('shopper', openid, 'ticket.write', more),
      (shop, { openid, ticketId }) => shop.ask('shopper', openid, 'ticket.solve', { ticketId }),
      (shop, { openid, ticketId }) => shop.ask('shopper', openid, 'ticket.rate', { ticketId, score: 2 }),
      (shop, { openid, ticketId }) => shop.ask('shopper', openid, 'ticket.erase', { ticketId }),
    ],
  }),
  flow({
    name: 'a top-up is rated, and a kind of message switched off',
    prepare: async shop => {
      const openid = shop.newPerson()
      return { openid, orderId: (await shop.topUp(openid, 'tier_300')).orderId }
    },
    steps: [
      (shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.rate', { orderId, score: 3, words: '慢' }),
      (shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.rate', { orderId, score: 4, words: null }),
      (shop, { openid }) => shop.ask('shopper', openid, 'messages.switch', { kind: 'large_charge', choice: 'off' }),
    ],
  }),
]
