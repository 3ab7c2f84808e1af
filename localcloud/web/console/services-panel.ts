import type { SentMessage } from '../../openapi/outbox'
import type { PayOrder } from '../../pay/order'
import { ask } from './api'
import { make, shownTime } from './dom'
import { keepFresh } from './live'

const STATE_WORDS: Record<PayOrder['state'], string> = {
  NOTPAY: '待支付',
  SUCCESS: '已支付',
  CLOSED: '已关闭',
  REFUND: '有退款',
}

/** Orders of the sandbox merchant and everything that would have reached a person. */
export async function servicesPanel(panel: HTMLElement): Promise<void> {
  const orders = make('div', { className: 'results' })
  const messages = make('div', { className: 'results' })
  const column = (title: string, list: HTMLElement): HTMLElement =>
    make('section', {}, make('h2', { textContent: title }), list)
  panel.replaceChildren(make('div', { className: 'halves' }, column('支付订单', orders), column('发件箱', messages)))
  await keepFresh(panel, 2000, async () => {
    const paid = await ask<{ orders: PayOrder[] }>('pay/orders?limit=100')
    const sent = await ask<{ messages: SentMessage[] }>('outbox')
    fill(orders, paid.orders.map(orderCard), '还没有订单')
    fill(messages, sent.messages.map(messageCard), '还没有发出消息')
  })
}

function fill(list: HTMLElement, cards: HTMLElement[], empty: string): void {
  list.replaceChildren(...(cards.length ? cards : [make('p', { className: 'empty', textContent: empty })]))
}

function orderCard(order: PayOrder): HTMLElement {
  const card = make('article', { className: 'card padded' })
  const refunded = order.refunds.reduce((sum, { refundFee }) => sum + refundFee, 0)
  const facts = [shownTime(order.createdAt), order.body, order.openid, refunded > 0 ? `已退 ¥${yuan(refunded)}` : '']
  card.append(
    make(
      'p',
      { className: 'spread' },
      make('code', { textContent: order.outTradeNo }),
      make('strong', { textContent: `¥${yuan(order.totalFee)}` }),
    ),
    make('p', {
      className: 'quiet',
      textContent: facts.filter(Boolean).join(' · '),
    }),
    make('p', { textContent: STATE_WORDS[order.state] }),
  )
  if (order.state === 'NOTPAY') {
    const href = `/pay/cashier?prepay_id=${encodeURIComponent(order.prepayId)}`
    card.append(
      make('a', {
        className: 'button',
        href,
        target: '_blank',
        textContent: '打开收银台',
      }),
    )
  }
  return card
}

function messageCard({ api, to, at, parameters }: SentMessage): HTMLElement {
  return make(
    'article',
    { className: 'card padded' },
    make(
      'p',
      { className: 'spread' },
      make('strong', { textContent: api }),
      make('span', { className: 'quiet', textContent: shownTime(at) }),
    ),
    make('p', { className: 'quiet', textContent: to }),
    make('pre', { textContent: JSON.stringify(parameters, null, 2) }),
  )
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}
