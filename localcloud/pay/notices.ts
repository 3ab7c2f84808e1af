import type { Alarms } from '../alarms'
import type { Clock } from '../clock'
import type { Fault } from '../faults/fault-rule'
import type { Faults } from '../faults/faults'
import { suffer } from '../faults/suffer'
import type { Invoker } from '../functions/invoker'
import { granted, type Merchant, type PayAnswer } from './answer'
import type { PayOrder } from './order'
import { paidFields } from './order-fields'
import type { Notice, PayStore } from './pay-store'

/** Seconds between the tries of a notice that was not acknowledged (WeChat Pay's own schedule, 24 hours in all). */
const RETRY_AFTER_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]

export interface NoticeWorld {
  store: PayStore
  invoker: Invoker
  alarms: Alarms
  clock: Clock
  merchant: Merchant
  /** Notices for another environment go nowhere, as on the platform. */
  envId: string
  faults: Faults
  /** Sends a notice of API v3; whether it was acknowledged. */
  post: (order: PayOrder, changes: Record<string, unknown>) => Promise<boolean>
}

/** Tells the merchant's function about payments until it acknowledges with `{ errcode: 0 }`, also after a restart. */
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
    const isHeard = order?.notifyUrl !== undefined || order?.envId === this.world.envId
    if (!notice || !order || !isHeard) return
    const pause = RETRY_AFTER_S[notice.attempts]
    // The next try is written down before this one is made, so that a crash in between repeats and never forgets.
    const next = {
      ...notice,
      attempts: notice.attempts + 1,
      nextAt: this.world.clock.now() + (pause ?? 0) * 1000,
    }
    await this.world.store.transact(() => this.world.store.putNotice(next))
    const fault = this.world.faults.meet({
      action: 'notice',
      target: order.notifyUrl ?? order.functionName,
    })
    const isDone = fault?.kind === 'lose' || (await this.tell(order, fault)) || pause === undefined
    if (isDone) await this.world.store.removeNotice(id)
    else this.schedule(next)
  }

  /** Whether the function acknowledged. */
  private async tell(order: PayOrder, fault: Fault | undefined): Promise<boolean> {
    const changes = fault?.kind === 'change' ? fault.fields : {}
    const event = {
      ...camelKeys(granted(this.world.merchant, order.subMchId, paidFields(order))),
      ...changes,
    }
    const call = async (): Promise<boolean> => {
      if (order.notifyUrl !== undefined) return this.world.post(order, changes)
      const { json } = await this.world.invoker.invoke(order.functionName, event, { source: 'wx_paycallback' })
      const reply: unknown = JSON.parse(json)
      return typeof reply === 'object' && reply !== null && (reply as { errcode?: unknown }).errcode === 0
    }
    const kill = (): Promise<void> => this.world.invoker.killInstances('killed by a fault', order.functionName)
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
