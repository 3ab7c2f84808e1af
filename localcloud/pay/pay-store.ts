import type { Store } from '../database/store'
import type { PayOrder } from './order'

/** A message to the merchant that has not been acknowledged yet. */
export interface Notice {
  id: string
  outTradeNo: string
  /** Set when it tells of this refund; else it tells of the payment. */
  outRefundNo?: string
  /** How often it was tried. */
  attempts: number
  /** Next try, milliseconds since the epoch. */
  nextAt: number
}

/** The sandbox merchant's books at one payment service, in the same durable store as the database. A write resolves when it is on disk. */
export class PayStore {
  private readonly orders
  private readonly prepays
  private readonly transactions
  private readonly notices

  /** `service` names its part of the store: each service has orders and numbers of its own. */
  constructor(
    private readonly store: Store,
    service: string,
  ) {
    this.orders = store.root.openDB<PayOrder, string>({ name: `${service}:orders` })
    this.prepays = store.root.openDB<string, string>({ name: `${service}:prepays` })
    this.transactions = store.root.openDB<string, string>({ name: `${service}:transactions` })
    this.notices = store.root.openDB<Notice, string>({ name: `${service}:notices` })
  }

  /** Runs reads and writes of one decision as one durable step. */
  transact<T>(decide: () => T): Promise<T> {
    return this.store.root.transaction(decide)
  }

  order(outTradeNo: string): PayOrder | undefined {
    return this.orders.get(outTradeNo)
  }

  orderByPrepay(prepayId: string): PayOrder | undefined {
    const outTradeNo = this.prepays.get(prepayId)
    return outTradeNo === undefined ? undefined : this.order(outTradeNo)
  }

  orderByTransaction(transactionId: string): PayOrder | undefined {
    const outTradeNo = this.transactions.get(transactionId)
    return outTradeNo === undefined ? undefined : this.order(outTradeNo)
  }

  *everyOrder(): Generator<PayOrder> {
    for (const { value } of this.orders.getRange({})) yield value
  }

  /** Newest first. */
  latestOrders(limit: number): PayOrder[] {
    return [...this.everyOrder()].sort((a, b) => b.createdAt - a.createdAt).slice(0, limit)
  }

  /** Only inside `transact`. */
  putOrder(order: PayOrder): void {
    this.orders.put(order.outTradeNo, order)
    this.prepays.put(order.prepayId, order.outTradeNo)
    if (order.transactionId !== undefined) this.transactions.put(order.transactionId, order.outTradeNo)
  }

  /** Only inside `transact`. */
  putNotice(notice: Notice): void {
    this.notices.put(notice.id, notice)
  }

  removeNotice(id: string): Promise<boolean> {
    return this.notices.remove(id)
  }

  notice(id: string): Notice | undefined {
    return this.notices.get(id)
  }

  pendingNotices(): Notice[] {
    return [...this.notices.getRange({})].map(({ value }) => value)
  }
}
