import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalShop, startLocalShop } from '../../config/local-shop'

/** One call of a round, as the local cloud's gate takes it. */
export interface RoundCall {
  function: string
  event: Record<string, unknown>
  openid?: string
  source?: string
  label: string
}

export type RoundAnswer = { result: unknown } | { failed: { errCode: number; errMsg: string } }

export interface PlayedRound {
  answers: RoundAnswer[]
  /** every step that the gate chose */
  trace: string[]
  now: number
}

/** One write to a document, in the order of the writes; `text` is null when it was removed. */
export interface Change {
  n: number
  collection: string
  id: string
  author?: { function: string; requestId: string }
  text: string | null
}

/** Seeded runs need ids of packs and seals that are the same in every run. No shop has this secret. */
const SECRET = 'a secret for simulated shops alone, never for real ones'
/** Noon in China on a Monday. */
const BEGIN = Date.parse('2027-03-01T12:00:00+08:00')
/** Few: most calls find a warm one, and busy rounds have to wait for one. */
const INSTANCES = 3

/** No request of ours waits for another one, so a request that takes long says that the machine is busy and nothing else. */
const BLOCKED_AFTER_MS = 10_000

/** The built product on a local cloud of its own, behind the gate: every run with the same seed is the same run. */
export class SimulatedShop {
  /** what the shop's clock showed after the last round */
  now = BEGIN
  private read = 0

  private constructor(
    private readonly dataDir: string,
    private readonly shop: LocalShop,
  ) {}

  static async open(): Promise<SimulatedShop> {
    const dataDir = mkdtempSync(join(tmpdir(), 'card-pack-simulation-'))
    mkdirSync(dataDir, { recursive: true })
    const settings = {
      CARD_PACK_SECRET: SECRET,
      WECHAT_PAY_SUB_MCH_ID: '1900000109',
      WECHAT_PAY_V3: '{{payV3}}',
      WECHAT_PAY_NOTIFY_URL: '{{url}}/http/wechatpay',
    }
    writeFileSync(join(dataDir, 'functions.env.json'), JSON.stringify({ '*': settings }))
    // The audit derives the same pseudonyms and hashes as the functions do.
    Object.assign(process.env, { CARD_PACK_SECRET: SECRET })
    const extra = ['--test', '--no-timers', '--volatile', '--max-instances', String(INSTANCES)]
    const shop = new SimulatedShop(dataDir, await startLocalShop({ dataDir, port: 0, extra }))
    await shop.post('/localcloud/clock', { set: BEGIN, frozen: true })
    return shop
  }

  /** From here on every step is the seed's. */
  async shutGate(seed: number): Promise<void> {
    await this.post('/localcloud/gate', { seed, calls: 1, blockedAfterMs: BLOCKED_AFTER_MS })
  }

  /** Calls made at the same moment, to their ends. */
  async round(calls: RoundCall[], advanceMs: number, faults: object[]): Promise<PlayedRound> {
    const round = { calls, advanceMs, faults }
    const played = await this.post<PlayedRound>('/localcloud/gate/round', round)
    this.now = played.now
    return played
  }

  /** Every write since this was asked last. */
  async changes(): Promise<Change[]> {
    const all: Change[] = []
    for (;;) {
      const { versions, isWhole, newest } = await this.get<{ versions: Change[]; isWhole: boolean; newest: number }>(
        `/localcloud/changes?after=${this.read}&limit=1000`,
      )
      if (!isWhole) throw new Error('the local cloud no longer keeps every write since the last round')
      all.push(...versions)
      this.read = versions.at(-1)?.n ?? this.read
      if (this.read === newest) return all
    }
  }

  /** Every document of a collection. */
  async everything<T>(collection: string): Promise<T[]> {
    const response = await fetch(`${this.shop.url}/localcloud/collections/${collection}/export`)
    const lines = (await response.text()).split('\n').filter(line => line !== '')
    return lines.map(line => JSON.parse(line) as T)
  }

  /** Every order that WeChat Pay knows, with what went back of it. */
  async payOrders<T>(): Promise<T[]> {
    const { orders } = await this.get<{ orders: T[] }>('/localcloud/pay/orders?limit=100000')
    return orders
  }

  /** Writes a document as the merchant does in the console. */
  async edit(collection: string, document: { _id: string }): Promise<void> {
    const id = JSON.stringify(document._id)
    await this.post(`/localcloud/collections/${collection}/replace`, { id, document: JSON.stringify(document) })
  }

  /** What the payer does in WeChat's cashier. */
  atCashier(prepayId: string, action: 'pay' | 'cancel' | 'fail'): Promise<{ outcome?: string }> {
    return this.post(`/pay/sandbox/${prepayId}`, { action })
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.shop.process.once('exit', resolve))
    this.shop.process.kill('SIGKILL')
    await ended
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  private async post<T>(path: string, content: unknown): Promise<T> {
    const response = await fetch(this.shop.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(content),
    })
    return (await response.json()) as T
  }

  private async get<T>(path: string): Promise<T> {
    return (await (await fetch(this.shop.url + path)).json()) as T
  }
}
