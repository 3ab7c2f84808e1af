import type { Clock } from '../clock'
import { chanceBytes } from '../faults/chance'
import type { Notices } from './notices'
import { type PayOrder, payTime } from './order'
import type { PayStore } from './pay-store'

export type CashierAction = 'pay' | 'cancel' | 'fail'
export type CashierOutcome = 'paid' | 'cancelled' | 'failed'

/** What the cashier page shows of an order. */
export interface CashierView {
  shop: string
  item?: string
  totalFee: number
  state: 'open' | 'paid' | 'closed' | 'expired'
  service: PayService
  /** Where to go afterwards; absent where the cashier lies over the page that it belongs to. */
  returnUrl?: string
}

/** A payment service of the sandbox. */
export type PayService = 'wechat' | 'alipay' | 'unionpay'

/** Why an order cannot be paid now, in words for the payer. */
export class CashierRefusal extends Error {}

/** The payer's side of the sandbox: what happens when somebody presses a button in the cashier. */
export class Cashier {
  constructor(
    private readonly store: PayStore,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly service: PayService,
  ) {}

  view(prepayId: string): CashierView | undefined {
    const order = this.store.orderByPrepay(prepayId)
    if (!order) return undefined
    const [shop = order.body, ...item] = order.body.split('-')
    return {
      shop,
      item: item.join('-') || undefined,
      totalFee: order.totalFee,
      state: stateOf(order, this.clock.now()),
      service: this.service,
      returnUrl: order.returnUrl,
    }
  }

  /**
   * Pressing a button. A cancelled or failed attempt leaves the order open: it may be tried again.
   * Throws a `CashierRefusal` when the order is unknown, closed, expired, or another person's.
   */
  async press(prepayId: string, action: CashierAction, openid?: string): Promise<CashierOutcome> {
    if (action === 'cancel') return 'cancelled'
    if (action === 'fail') return 'failed'
    const at = this.clock.now()
    const result = await this.store.transact(() => {
      const order = this.store.orderByPrepay(prepayId)
      const refusal = refusalToPay(order, openid, at)
      if (!order || refusal !== undefined) return { refusal }
      // Paid already: pressing twice pays once and tells once.
      if (stateOf(order, at) === 'paid') return {}
      const paid: PayOrder = { ...order, state: 'SUCCESS', paidAt: at, transactionId: newTransactionId(at) }
      const notice = this.notices.firstNotice(paid)
      this.store.putOrder(paid)
      this.store.putNotice(notice)
      return { notice }
    })
    if (result.refusal !== undefined) throw new CashierRefusal(result.refusal)
    if (result.notice) this.notices.schedule(result.notice)
    return 'paid'
  }
}

function stateOf(order: PayOrder, now: number): CashierView['state'] {
  if (order.paidAt !== undefined) return 'paid'
  if (order.state === 'CLOSED') return 'closed'
  return now >= order.expiresAt ? 'expired' : 'open'
}

function refusalToPay(order: PayOrder | undefined, openid: string | undefined, now: number): string | undefined {
  if (!order) return '订单不存在'
  if (openid !== undefined && order.openid !== '' && openid !== order.openid) return '该订单只能由下单人支付'
  const state = stateOf(order, now)
  if (state === 'closed') return '订单已关闭'
  return state === 'expired' ? '订单已过期' : undefined
}

/** 28 digits like WeChat Pay's own: more than a JavaScript number can hold. */
function newTransactionId(at: number): string {
  const digits = BigInt(`0x${chanceBytes(8).toString('hex')}`)
    .toString()
    .padStart(20, '0')
    .slice(-10)
  return `4200${payTime(at)}${digits}`
}
