import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalShop, startLocalShop } from '../../config/local-shop'
import { noteServing } from '../../config/serving-shop'
import type { Reply } from '../../src/contract/envelope'
import type { MerchantInputs, MerchantOutputs } from '../../src/contract/merchant'
import type { ShopperInputs, ShopperOutputs } from '../../src/contract/shopper'
import type { StaffInputs, StaffOutputs } from '../../src/contract/staff'
import type { OrderView } from '../../src/contract/top-up'
import type { PayWay } from '../../src/domain/channels/channel'
import { ID_RANDOM_BYTES, type IdPrefix, makeId } from '../../src/domain/ids'
import { type Fen, fen } from '../../src/domain/money'
import {
  addDays,
  endOfShopDay,
  HOUR,
  type Instant,
  instant,
  later,
  MINUTE,
  shopDayOf,
  startOfShopDay,
} from '../../src/domain/time'
import type { CashierPage } from '../../src/domain/top-up/order'

export const clerk = 'demo-clerk-nanshan'
export const clerkElsewhere = 'demo-clerk-futian'
export const owner = 'demo-owner'

/** What a file of tests takes at most, on a busy machine. */
const LONGEST_FILE = 20 * MINUTE

interface Inputs {
  shopper: ShopperInputs
  staff: StaffInputs
  merchant: MerchantInputs
}

interface Outputs {
  shopper: ShopperOutputs
  staff: StaffOutputs
  merchant: MerchantOutputs
}

/** The built product on a local cloud of its own, for one test file. Everything goes through the real doors. */
export class TestShop {
  private people = 0
  private skippedMs = 0
  /** the newest rules that any screen of this shop has seen; sent along as a phone does */
  seenVersion = 0

  private constructor(
    readonly dataDir: string,
    private shop: LocalShop,
  ) {}

  /** Opens one with further arguments of localcloud, its data below some folder. */
  static async open(extra: readonly string[] = [], below = tmpdir()): Promise<TestShop> {
    const dataDir = mkdtempSync(join(below, 'card-pack-shop-'))
    const shop = new TestShop(dataDir, await start(dataDir, extra))
    await shop.passMidnight()
    await shop.tick()
    return shop
  }

  /** No test is cut in two by the shop's midnight: whoever begins shortly before it begins on the next day. */
  private async passMidnight(): Promise<void> {
    const left = endOfShopDay(shopDayOf(this.now)) - this.now
    if (left < LONGEST_FILE) await this.advance(left + MINUTE)
  }

  get url(): string {
    return this.shop.url
  }

  /** Kills the local cloud without warning and starts it on the same data, at the same address. */
  async killAndRestart(whileDown: () => Promise<void> = async () => {}): Promise<void> {
    const port = Number(new URL(this.url).port)
    await this.end('SIGKILL')
    await whileDown()
    this.shop = await start(this.dataDir, [], port)
  }

  async close(): Promise<void> {
    await this.end('SIGTERM')
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ended = new Promise(resolve => this.shop.process.once('exit', resolve))
    this.shop.process.kill(signal)
    await ended
  }

  /** Somebody nobody has seen before. */
  newPerson(): string {
    this.people += 1
    return `person-${this.people}-${randomBytes(4).toString('hex')}`
  }

  /** Calls an action as a person, whatever it answers. */
  ask<F extends keyof Inputs, A extends keyof Inputs[F] & keyof Outputs[F]>(
    name: F,
    openid: string,
    action: A,
    input: Inputs[F][A],
  ): Promise<Reply<Outputs[F][A]>> {
    const seen = this.seenVersion > 0 ? { rulesVersion: this.seenVersion } : {}
    return this.post(`/call/${name}`, { action, input, ...seen }, openid)
  }

  /** The same, for callers who expect a yes. */
  async call<F extends keyof Inputs, A extends keyof Inputs[F] & keyof Outputs[F]>(
    name: F,
    openid: string,
    action: A,
    input: Inputs[F][A],
  ): Promise<Outputs[F][A]> {
    const reply = await this.ask(name, openid, action, input)
    if (!('ok' in reply) || !reply.ok) throw new Error(`${String(action)}: ${JSON.stringify(reply)}`)
    return reply.output
  }

  /** The same, for callers who expect a no: answers its code. */
  async refusal<F extends keyof Inputs, A extends keyof Inputs[F] & keyof Outputs[F]>(
    name: F,
    openid: string,
    action: A,
    input: Inputs[F][A],
  ): Promise<string> {
    const reply = await this.ask(name, openid, action, input)
    return reply.ok ? 'ok' : reply.refusal.code
  }

  async post<T>(path: string, content: unknown, openid?: string): Promise<T> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(openid ? { 'x-wx-openid': openid } : {}) },
      body: JSON.stringify(content),
    })
    return (await response.json()) as T
  }

  async get<T>(path: string): Promise<T> {
    return (await (await fetch(this.url + path)).json()) as T
  }

  /** The payment notice of an order, word for word as it was sent before, once more. Waits for the first one. */
  async sendNotice(orderId: string): Promise<unknown> {
    for (;;) {
      const { requests } = await this.get<{ requests: { function: string; event: string }[] }>(
        '/localcloud/requests?limit=500',
      )
      const sent = requests.find(each => each.function === 'wechatpay' && each.event.includes(orderId))
      const source = 'wx_paycallback'
      if (sent) return this.post('/localcloud/invoke/wechatpay', { event: JSON.parse(sent.event) as unknown, source })
    }
  }

  /** Lets calls of the functions fail as the platform does: see the local cloud's README. */
  async arm(...faults: object[]): Promise<void> {
    const answer = await this.post<{ errMsg?: string }>('/localcloud/faults', { faults })
    if (answer.errMsg) throw new Error(answer.errMsg)
  }

  async disarm(): Promise<void> {
    await fetch(`${this.url}/localcloud/faults`, { method: 'DELETE' })
  }

  /** Ends every running instance: the next call of each function is a cold start. */
  killInstances(): Promise<unknown> {
    return this.post('/localcloud/kill-instances', {})
  }

  /** Documents as they lie in a collection, as the console finds them. */
  async documents<T = Record<string, unknown>>(
    collection: string,
    query: object = {},
    page: { skip: number; limit: number } = { skip: 0, limit: 100 },
  ): Promise<(T & { _id: string })[]> {
    const body = { query: JSON.stringify(query), ...page }
    const found = await this.post<{ documents: string[] }>(`/localcloud/collections/${collection}/find`, body)
    return found.documents.map(text => JSON.parse(text) as T & { _id: string })
  }

  /** Edits fields of the one document that fits, as a person would in the console. */
  async editDocument(collection: string, query: object, fields: object): Promise<void> {
    const [document] = await this.documents(collection, query)
    if (!document) throw new Error(`no such document in ${collection}`)
    await this.replaceDocument(collection, { ...document, ...fields })
  }

  async replaceDocument(collection: string, document: { _id: string }): Promise<void> {
    const body = { id: JSON.stringify(document._id), document: JSON.stringify(document) }
    const answer = await this.post<{ errMsg?: string }>(`/localcloud/collections/${collection}/replace`, body)
    if (answer.errMsg) throw new Error(answer.errMsg)
  }

  async insertDocument(collection: string, document: object): Promise<void> {
    const body = { document: JSON.stringify(document) }
    const answer = await this.post<{ errMsg?: string }>(`/localcloud/collections/${collection}/insert`, body)
    if (answer.errMsg) throw new Error(answer.errMsg)
  }

  /** Adds documents in bulk, as the console imports a file. */
  async importDocuments(collection: string, documents: readonly object[]): Promise<void> {
    const response = await fetch(`${this.url}/localcloud/collections/${collection}/import?mode=insert`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: documents.map(document => JSON.stringify(document)).join('\n'),
    })
    if (!response.ok) throw new Error(await response.text())
  }

  removeDocument(collection: string, id: string): Promise<unknown> {
    return this.post(`/localcloud/collections/${collection}/remove`, { id: JSON.stringify(id) })
  }

  /** Lets time pass in the shop. Ids and codes of later commands are made at `now`, as a phone makes them by the server's clock. */
  async advance(ms: number): Promise<void> {
    await this.post('/localcloud/clock', { advanceMs: ms })
    this.skippedMs += ms
  }

  /** Lets time pass until noon so many days later: whatever time of day the test runs at, that is after the night's audit has begun. */
  async toNoonIn(days: number): Promise<void> {
    const noon = later(startOfShopDay(addDays(shopDayOf(this.now), days)), 12 * HOUR)
    await this.advance(noon - this.now)
  }

  /** Sets the shop's clocks back to the real time. */
  async resetClock(): Promise<void> {
    await this.post('/localcloud/clock', { reset: true })
    this.skippedMs = 0
  }

  /** Notes in the data folder where it is served, as `npm start` does. */
  noteServing(): void {
    noteServing(this.dataDir, this.url)
  }

  /** Keeps the whole state under a name: documents, orders, clock. */
  snapshot(name: string): Promise<unknown> {
    return this.post('/localcloud/snapshot', { name })
  }

  /** Puts a kept state back, its time included. */
  async restore(name: string, how: { keepInstances?: boolean } = {}): Promise<void> {
    await this.post('/localcloud/restore', { name, ...how })
    const { clock } = await this.get<{ clock: { now: number } }>('/localcloud/status')
    this.skippedMs = clock.now - Date.now()
  }

  /** What the shop's clocks show. */
  get now(): Instant {
    return instant(Date.now() + this.skippedMs)
  }

  /** One tick of the product's clock. */
  tick(): Promise<Record<string, unknown>> {
    return this.post('/localcloud/timers/clock/fire', {})
  }

  /** Starts a top-up of a tier and answers the order as the phone sees it. */
  async startTopUp(openid: string, tierId: string, way?: PayWay): Promise<OrderView> {
    const { tiers } = await this.call('shopper', openid, 'topUp.offer', {})
    const tier = tiers.find(each => each.tierId === tierId)
    if (!tier) throw new Error(`no tier ${tierId}`)
    return this.call('shopper', openid, 'topUp.start', {
      orderId: newId('ord', this.now),
      tierId,
      expectedPayFen: tier.payFen,
      expectedBonusFen: tier.bonusFen,
      ...(way && { client: 'browser', way }),
    })
  }

  /** What the shopper does in the cashier: in WeChat's sheet, or where the browser is sent. */
  async atCashier(order: OrderView, action: 'pay' | 'cancel' | 'fail'): Promise<void> {
    const { state } = order
    if (state.state === 'at_cashier') return this.atPage(await this.openCashier(state.cashier), action)
    if (state.state !== 'paying') throw new Error(`not to be paid: ${state.state}`)
    await this.atPage(state.payment.package.replace('prepay_id=', ''), action)
  }

  /** The browser opens the cashier of a payment service; answers what its order is called there. */
  async openCashier({ url, fields }: CashierPage): Promise<string> {
    const posted = fields && { method: 'POST', body: new URLSearchParams(fields) }
    const response = await fetch(url, { ...posted, redirect: 'manual' })
    const prepayId = new URL(response.headers.get('location') ?? '', url).searchParams.get('prepay_id')
    if (!prepayId) throw new Error(`no cashier: ${await response.text()}`)
    return prepayId
  }

  private async atPage(prepayId: string, action: 'pay' | 'cancel' | 'fail'): Promise<void> {
    await this.post(`/pay/sandbox/${prepayId}`, { action })
  }

  /** Tops up and waits for the credit. */
  async topUp(openid: string, tierId: string, way?: PayWay): Promise<OrderView> {
    const order = await this.startTopUp(openid, tierId, way)
    await this.atCashier(order, 'pay')
    return this.call('shopper', openid, 'topUp.read', { orderId: order.orderId })
  }

  async balance(openid: string): Promise<Fen> {
    return (await this.call('shopper', openid, 'pack.open', {})).balanceFen
  }

  /** Shows a fresh pay code and looks it up at the till: a ticket for one charge. */
  async payTicket(openid: string, staff = clerk): Promise<string> {
    const { code } = await this.call('shopper', openid, 'payCode.show', {})
    return (await this.call('staff', staff, 'code.lookUp', { code })).ticket
  }

  /** Claims a coupon and looks its code up at the till. */
  async couponTicket(openid: string, templateId: string, staff = clerk): Promise<string> {
    const { couponId } = await this.call('shopper', openid, 'coupons.claim', {
      claimId: newId('clm', this.now),
      templateId,
    })
    const { code } = await this.call('shopper', openid, 'coupons.show', { couponId })
    return (await this.call('staff', staff, 'code.lookUp', { code })).ticket
  }
}

function start(dataDir: string, extra: readonly string[], port = 0): Promise<LocalShop> {
  return startLocalShop({ dataDir, port, extra: ['--test', '--no-timers', ...extra] })
}

/** An id as a phone would make it. */
export function newId<P extends IdPrefix>(prefix: P, at = Date.now()) {
  return makeId(prefix, instant(at), randomBytes(ID_RANDOM_BYTES))
}

/** Yuan as whole numbers read better in tests. */
export function yuan(amount: number): Fen {
  return fen(amount * 100)
}
