import type { RefusalCode } from '../../src/domain/refusal'
import { clerk, newId, owner, yuan } from '../support/shop'
import type { Command } from './ready'

interface WholeCard {
  command: Command
  /** which others of its kind can be made ready beside it */
  meets: readonly string[]
  /** with which it is refused when something else came first */
  mayRefuse: readonly RefusalCode[]
  /** with which something else is refused when it came first */
  refuses: readonly RefusalCode[]
}

/** Commands that want a whole card or a whole top-up: what comes at the same moment has it before, or not at all. */
export const wholeCard: Record<string, WholeCard> = {
  'a card handed over': {
    command: async ({ shop }, openid) => {
      const [transferId, receiver] = [newId('trf', shop.now), shop.newPerson()]
      await shop.balance(receiver)
      const { token } = await shop.call('shopper', openid, 'transfer.start', { transferId })
      await shop.call('shopper', receiver, 'transfer.accept', { token: token ?? 'none' })
      const expectedFen = await shop.balance(openid)
      return () => shop.ask('shopper', openid, 'transfer.confirm', { transferId, expectedFen })
    },
    meets: ['a card handed over', 'a top-up given back', 'a counter top-up taken back'],
    mayRefuse: ['TRANSFER_CHANGED', 'TRANSFER_BLOCKED', 'TRANSFER_NOTHING', 'TRANSFER_OVER'],
    refuses: ['BALANCE_TOO_LOW', 'BONUS_TOO_LOW'],
  },
  'a top-up given back': {
    command: async ({ shop }, openid) => {
      const { lines } = await shop.call('shopper', openid, 'statement.page', { group: 'top_up' })
      const orderId = lines.at(-1)?.orderId
      if (!orderId) throw new Error('no top-up')
      const { refundFen } = await shop.call('shopper', openid, 'refund.quote', { orderId, reason: 'consumer' })
      const wish = { refundId: newId('rft', shop.now), orderId, reason: 'consumer' as const, expectedFen: refundFen }
      return () => shop.ask('shopper', openid, 'refund.start', wish)
    },
    meets: ['a top-up given back', 'a counter top-up taken back'],
    mayRefuse: ['REFUND_CHANGED', 'REFUND_HELD', 'NOTHING_TO_REFUND'],
    refuses: ['BALANCE_TOO_LOW', 'BONUS_TOO_LOW'],
  },
  'a counter top-up taken back': {
    command: async ({ shop }, openid) => {
      const orderId = newId('ord', shop.now)
      const bought = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
      const paid = { ticket: await shop.payTicket(openid), by: 'cash' as const, reason: 'pays_cash' as const }
      await shop.call('staff', clerk, 'counter.topUp', { orderId, ...bought, ...paid })
      const wish = { voidId: newId('cvd', shop.now), orderId, reason: 'wrong_member' as const }
      return () => shop.ask('staff', owner, 'counter.void', wish)
    },
    meets: ['a counter top-up taken back'],
    mayRefuse: ['COUNTER_USED', 'COUNTER_UNKNOWN'],
    refuses: ['BALANCE_TOO_LOW', 'BONUS_TOO_LOW'],
  },
  'a sale whose rest WeChat paid': {
    command: async ({ shop }, openid) => {
      const ticket = await shop.payTicket(openid)
      const amountFen = yuan(900)
      const { payableFen, restFen } = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen })
      const shown = { expectedPayableFen: payableFen, expectedRestFen: restFen }
      const { orderId } = await shop.call('staff', clerk, 'rest.start', { ticket, amountFen, ...shown })
      const { payment } = await shop.call('shopper', openid, 'rest.pay', { orderId })
      await shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action: 'pay' })
      return () => shop.ask('staff', clerk, 'rest.watch', { orderId })
    },
    meets: [],
    mayRefuse: [],
    refuses: ['BALANCE_TOO_LOW', 'BONUS_TOO_LOW', 'TRANSFER_BLOCKED', 'COUNTER_USED'],
  },
}
