import type { Alarms } from '../alarms'
import type { Clock } from '../clock'
import type { Fault } from '../faults/fault-rule'
import type { Faults } from '../faults/faults'
import { suffer } from '../faults/suffer'
import type { Invoker } from '../functions/invoker'
import { granted, type Merchant, type PayAnswer } from './answer'
import type { Listener, PayOrder, Refund } from './order'
import { paidFields } from './order-fields'
import type { Notice, PayStore } from './pay-store'
import { refundNoticeFields } from './refund'

/** Seconds between the tries of a notice that was not acknowledged: WeChat Pay's own schedule, 24 hours in all. */
export const WECHAT_RETRIES_S = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
]

export interface NoticeWorld {
  store: PayStore
  invoker: Invoker
  alarms: Alarms
  clock: Clock
  merchant: Merchant
  envId: string
  faults: Faults
  /** Sends the notices that go to an address. */
  poster: Poster
  /** Seconds between the tries of a notice that was not acknowledged. */
  retriesS: readonly number[]
}

/** Says at an address that something was paid or given back; whether that was acknowledged. `changes` are said instead of the truth. */
export interface Poster {
  postPayment: (order: PayOrder, url: string, changes: Record<string, unknown>) => Promise<boolean>
  postRefund: (order: PayOrder, one: Refund, url: string, changes: Record<string, unknown>) => Promise<boolean>
}

/** Something to be told: how it is said to a function, and how to an address. */
interface News {
  listener: Listener
  fields: PayAnswer
  post: (url: string, changes: Record<string, unknown>) => Promise<boolean>
}

/** Tells the merchant about payments and finished refunds until it acknowledges with `{ errcode: 0 }`, also after a restart. */
export class Notices {
  private readonly scheduled = new Map<string, () => void>()

  constructor(private readonly world: NoticeWorld) {}

  /** Takes up what an earlier process left unacknowledged, or what the store holds after it was put back. */
  resume(): void {
    for (const cancel of this.scheduled.values()) cancel()
    this.scheduled.clear()
    for (const notice of this.world.store.pendingNotices()) this.schedule(notice)
  }

  /** The first notice of a payment; put into the store in the step that makes the order paid. */
  firstNotice(order: PayOrder): Notice {
    return {
      id: `pay:${order.outTradeNo}`,
      outTradeNo: order.outTradeNo,
      attempts: 0,
      nextAt: this.world.clock.now(),
    }
  }

  schedule({ id, nextAt }: Notice): void {
    const cancel = this.world.alarms.at(nextAt, () => {
      this.scheduled.delete(id)
      void this.deliver(id)
    })
    this.scheduled.set(id, cancel)
  }

  private async deliver(id: string): Promise<void> {
    const notice = this.world.store.notice(id)
    const order = notice && this.world.store.order(notice.outTradeNo)
    const news = order && this.newsOf(order, notice.outRefundNo)
    if (!notice || !order || !news || !this.isHeard(news.listener)) return
    const pause = this.world.retriesS[notice.attempts]
    // The next try is written down before this one is made, so that a crash in between repeats and never forgets.
    const next = {
      ...notice,
      attempts: notice.attempts + 1,
      nextAt: this.world.clock.now() + (pause ?? 0) * 1000,
    }
    await this.world.store.transact(() => this.world.store.putNotice(next))
    const target = 'notifyUrl' in news.listener ? news.listener.notifyUrl : news.listener.functionName
    const fault = this.world.faults.meet({ action: 'notice', target })
    const isDone = fault?.kind === 'lose' || (await this.tell(order, news, fault)) || pause === undefined
    if (isDone) await this.world.store.removeNotice(id)
    else this.schedule(next)
  }

  private newsOf(order: PayOrder, outRefundNo: string | undefined): News | undefined {
    const { poster } = this.world
    if (outRefundNo === undefined) {
      const { notifyUrl, envId, functionName } = order
      const listener = notifyUrl === undefined ? { envId, functionName } : { notifyUrl }
      const post: News['post'] = (url, changes) => poster.postPayment(order, url, changes)
      return { listener, fields: paidFields(order), post }
    }
    const one = order.refunds.find(refund => refund.outRefundNo === outRefundNo)
    if (!one?.listener) return undefined
    const post: News['post'] = (url, changes) => poster.postRefund(order, one, url, changes)
    return { listener: one.listener, fields: refundNoticeFields(order, one), post }
  }

  /** Notices for another environment go nowhere, as on the platform. */
  private isHeard(listener: Listener): boolean {
    return 'notifyUrl' in listener || listener.envId === this.world.envId
  }

  /** Whether the listener acknowledged. */
  private async tell(order: PayOrder, { listener, fields, post }: News, fault: Fault | undefined): Promise<boolean> {
    const { invoker, merchant } = this.world
    const changes = fault?.kind === 'change' ? fault.fields : {}
    const call = async (): Promise<boolean> => {
      if ('notifyUrl' in listener) return post(listener.notifyUrl, changes)
      const event = { ...camelKeys(granted(merchant, order.subMchId, fields)), ...changes }
      const { json } = await invoker.invoke(listener.functionName, event, { source: 'wx_paycallback' })
      const reply: unknown = JSON.parse(json)
      return typeof reply === 'object' && reply !== null && (reply as { errcode?: unknown }).errcode === 0
    }
    const kill = async (): Promise<void> => {
      if ('functionName' in listener) await invoker.killInstances('killed by a fault', listener.functionName)
    }
    try {
      return await (fault ? suffer(fault, call, kill) : call())
    } catch {
      // The failed call is in the request log; the schedule repeats it.
      return false
    }
  }
}

function camelKeys(fields: PayAnswer): PayAnswer {
  const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [camel(key), value]))
}
