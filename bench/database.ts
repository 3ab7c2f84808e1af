import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { type LocalShop, startLocalCloud } from '../config/local-shop'
import { type Figure, figure, median, type Part } from './figure'

/** A local cloud with empty collections and no functions: the database by itself. */
export class BareCloud {
  private constructor(
    readonly dir: string,
    readonly cloud: LocalShop,
  ) {}

  static async open(args: readonly string[] = []): Promise<BareCloud> {
    const dir = mkdtempSync(join(tmpdir(), 'card-pack-cloud-'))
    const collections = [
      { name: 'documents', indexes: [{ name: 'turn', keys: [['turn', 1]] }] },
      { name: 'packs', indexes: [{ name: 'due', keys: [['nextDueAt', 1]] }] },
      {
        name: 'entries',
        indexes: [
          {
            name: 'chain',
            keys: [
              ['packId', 1],
              ['seq', -1],
            ],
            unique: true,
          },
        ],
      },
    ]
    writeFileSync(join(dir, 'collections.json'), JSON.stringify({ collections }))
    const data = join(dir, 'data')
    const own = ['--functions', dir, '--data', data, '--port', '0', '--test']
    return new BareCloud(dir, await startLocalCloud([...own, ...args]))
  }

  /** The vendor's SDK against `POST /admin`. */
  database() {
    // Outside a function the SDK looks for a metadata server on every request unless it is told where it runs.
    process.env.TENCENTCLOUD = 'true'
    const serviceUrl = `${this.cloud.url}/admin`
    // As the product's functions do: a connection is kept from call to call.
    return tcb.init({ env: 'bench', secretId: 'id', secretKey: 'key', serviceUrl, keepalive: true }).database()
  }

  async status(): Promise<{ rssBytes: number; cpuMs: number }> {
    return (await (await fetch(`${this.cloud.url}/localcloud/status`)).json()) as { rssBytes: number; cpuMs: number }
  }

  /** Adds documents in bulk, as a merchant imports a file. */
  async load(collection: string, count: number, document: (n: number) => object): Promise<void> {
    const CHUNK = 5_000
    for (let from = 0; from < count; from += CHUNK) {
      const lines = Array.from({ length: Math.min(CHUNK, count - from) }, (_, n) => JSON.stringify(document(from + n)))
      const answer = await fetch(`${this.cloud.url}/localcloud/collections/${collection}/import?mode=insert`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: lines.join('\n'),
      })
      if (!answer.ok) throw new Error(await answer.text())
    }
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.cloud.process.once('exit', resolve))
    this.cloud.process.kill('SIGTERM')
    await ended
    rmSync(this.dir, { recursive: true, force: true })
  }
}

/** About the size of a small pack. */
const body = { text: 'x'.repeat(1_500), numbers: Array.from({ length: 30 }, (_, n) => n) }
const OPERATIONS = 800
const ROUNDS = 3
/** Until both sides have compiled what they will: the server's compiler works on its own threads, and would be counted. */
const WARM_ROUNDS = 5

type Operation = (caller: number, n: number) => Promise<unknown>

interface Measured {
  perSecond: number
  serverMs: number
}

async function measure(cloud: BareCloud, callers: number, operation: Operation): Promise<Measured> {
  const rounds: Measured[] = []
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
    const before = await cloud.status()
    const began = performance.now()
    await Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        for (let n = 0; n < OPERATIONS / callers; n++) await operation(caller, round * OPERATIONS + n)
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const { cpuMs } = await cloud.status()
    if (round < WARM_ROUNDS) continue
    rounds.push({ perSecond: OPERATIONS / seconds, serverMs: (cpuMs - before.cpuMs) / OPERATIONS })
  }
  return {
    perSecond: median(rounds.map(each => each.perSecond)),
    serverMs: median(rounds.map(each => each.serverMs)),
  }
}

const kinds = ['get', 'cas', 'add'] as const

const writeAll = (count: number, write: (n: number) => Promise<unknown>): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, (_, n) => write(n)))

/** What keeping the history costs: the server's CPU per write with it, over that without, the two taking turns. */
export const history: Part = {
  names: ['db.history.cost'],
  async *measure(): AsyncGenerator<Figure> {
    const clouds = [await BareCloud.open(), await BareCloud.open(['--no-history'])]
    try {
      const costs: number[][] = clouds.map(() => [])
      for (let round = 0; round <= 2 * ROUNDS; round++) {
        for (const [at, cloud] of clouds.entries()) {
          const documents = cloud.database().collection('documents')
          const before = await cloud.status()
          for (let turn = 0; turn < OPERATIONS / 16; turn++) {
            await writeAll(16, n => documents.doc(`d${n}`).set({ round, turn, ...body }))
          }
          const { cpuMs } = await cloud.status()
          // The first round makes the documents.
          if (round > 0) costs[at]?.push(cpuMs - before.cpuMs)
        }
      }
      const [kept = [], none = []] = costs
      yield figure('db.history.cost', median(kept.map((cost, round) => cost / (none[round] ?? Number.NaN))), 'ratio')
    } finally {
      for (const cloud of clouds) await cloud.close()
    }
  },
}

export const database: Part = {
  names: kinds.flatMap(kind =>
    [1, 16].flatMap(callers => [`db.${kind}.per_s.${callers}`, `db.server_ms.${kind}.${callers}`]),
  ),
  async *measure(): AsyncGenerator<Figure> {
    const cloud = await BareCloud.open()
    try {
      const documents = cloud.database().collection('documents')
      await cloud.load('documents', 64, n => ({ _id: `d${n}`, version: 0, turn: n, ...body }))
      const versions = new Map<number, number>()
      const operations: Record<(typeof kinds)[number], Operation> = {
        get: caller => documents.doc(`d${caller}`).get(),
        cas: async caller => {
          const version = versions.get(caller) ?? 0
          const change = { version: version + 1, text: `${version}${body.text}` }
          const { updated } = await documents.where({ _id: `d${caller}`, version }).update(change)
          if (updated !== 1) throw new Error('a conditional update missed its document')
          versions.set(caller, version + 1)
        },
        add: (caller, n) => documents.add({ turn: caller * 1_000_000 + n, ...body }),
      }
      for (const kind of kinds) {
        for (const callers of [1, 16]) {
          const { perSecond, serverMs } = await measure(cloud, callers, operations[kind])
          yield figure(`db.${kind}.per_s.${callers}`, perSecond, '1/s')
          yield figure(`db.server_ms.${kind}.${callers}`, serverMs, 'ms')
        }
      }
    } finally {
      await cloud.close()
    }
  },
}
