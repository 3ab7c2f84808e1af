import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalShop } from '../config/local-shop'
import { BareCloud } from './database'
import { type Figure, figure, median, type Part } from './figure'

const SMALL = 1_000
const LARGE = 1_000_000
const LARGE_PACKS = 100_000
const MIB = 1024 * 1024
const QUERIES = 200

/** An entry and a pack of about the product's sizes. */
const entry = (n: number): object => ({
  ...{ _id: `e${n}`, packId: `pk_${n % LARGE_PACKS}`, seq: Math.floor(n / LARGE_PACKS) + 1, at: 1_790_000_000_000 + n },
  ...{
    commandId: `spd_${n}`,
    hash: 'c'.repeat(64),
    prevHash: 'b'.repeat(64),
    inputHash: 'a'.repeat(64),
    rulesVersion: 1,
  },
  ...{ facts: { kind: 'spent', storeId: 'store_1', staffId: 'staff_1', amountFen: 3_200, pointsEarned: 32 } },
})

const pack = (n: number): object => ({
  ...{ _id: `pk_${n}`, version: 7, nextDueAt: null, points: n % 1_000, seal: 's'.repeat(44) },
  ...{ cards: [{ cardId: 'main', kind: 'unnamed', lots: [] }], recent: [1, 2, 3].map(turn => entry(n * 10 + turn)) },
})

/** Milliseconds of one indexed query of a page, as the statement asks it. */
async function queryMs(cloud: BareCloud, packs: number): Promise<number> {
  const entries = cloud.database().collection('entries')
  const taken: number[] = []
  for (let n = 0; n < QUERIES; n++) {
    const packId = `pk_${(n * 7919) % packs}`
    const began = performance.now()
    const { data } = await entries.where({ packId }).orderBy('seq', 'desc').limit(20).get()
    taken.push(performance.now() - began)
    if (data.length === 0) throw new Error(`no entries of ${packId}`)
  }
  return median(taken)
}

export const scale: Part = {
  names: ['db.query.growth', 'localcloud.rss_mib.large'],
  async *measure(): AsyncGenerator<Figure> {
    const small = await BareCloud.open()
    const large = await BareCloud.open()
    try {
      // As many entries for each pack in both: only what lies around them grows.
      const perPack = LARGE / LARGE_PACKS
      await small.load('entries', SMALL, n => ({ ...entry(n), packId: `pk_${n % (SMALL / perPack)}`, seq: n }))
      await large.load('packs', LARGE_PACKS, pack)
      await large.load('entries', LARGE, entry)
      const ratios: number[] = []
      for (let round = 0; round < 5; round++) {
        const before = await queryMs(small, SMALL / perPack)
        ratios.push((await queryMs(large, LARGE_PACKS)) / before)
      }
      yield figure('db.query.growth', median(ratios), 'ratio')
      yield figure('localcloud.rss_mib.large', (await large.status()).rssBytes / MIB, 'MiB')
    } finally {
      await small.close()
      await large.close()
    }
  },
}

const STARTS = 7

export const ready: Part = {
  names: ['localcloud.ready_ms'],
  async *measure(): AsyncGenerator<Figure> {
    const dataDir = mkdtempSync(join(tmpdir(), 'card-pack-ready-'))
    const taken: number[] = []
    for (let start = 0; start < STARTS; start++) {
      const began = performance.now()
      const shop = await startLocalShop({ dataDir, port: 0 })
      taken.push(performance.now() - began)
      const ended = new Promise(resolve => shop.process.once('exit', resolve))
      shop.process.kill('SIGTERM')
      await ended
    }
    rmSync(dataDir, { recursive: true, force: true })
    yield figure('localcloud.ready_ms', median(taken), 'ms')
  },
}
