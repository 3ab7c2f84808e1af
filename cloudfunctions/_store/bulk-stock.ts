import type { PaperBatchId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { type Shard, type Stock, shardsOf } from '../../src/domain/stock/shards'
import { _ } from '../_platform/cloud'
import { changeShard, layOut } from './coupon-stock'
import { readDocument } from './documents'

/**
 * What a printed batch took of a shard, decided once and kept for good: a function that stalled and wakes up late finds it
 * and takes nothing twice. `back` is what of it was returned, also once.
 */
interface BulkTake {
  taken: number
  back: number
}

interface Bulk {
  share: number
  left: number
  /** absent in shards that no batch has come to */
  bulk?: Record<PaperBatchId, BulkTake>
}

/** Writers that meet at one shard; more than that is no accident. */
const MOST_MEETINGS = 16

/**
 * Takes many of a stock for one batch, or as many as there are: the number taken. Shards are asked one after the other, and
 * what each gives, also nothing, is written down with its giving, so that a repeat comes to the same number.
 */
export async function takeBulk(stock: Stock, batchId: PaperBatchId, count: number): Promise<number> {
  let sum = 0
  for (const shard of shardsOf(stock)) {
    if (sum === count) break
    sum += await takeFrom(shard, batchId, count - sum)
  }
  return sum
}

async function takeFrom(shard: Shard, batchId: PaperBatchId, wanted: number): Promise<number> {
  const { shardId, share } = shard
  for (let meeting = 0; meeting < MOST_MEETINGS; meeting++) {
    const there = await readDocument<Bulk>('coupon_stock', shardId)
    const before = there?.bulk?.[batchId]
    if (before) return before.taken
    if (!there || there.share !== share) await layOut(shard, there)
    else {
      const taken = Math.max(0, Math.min(there.left, wanted))
      const enough = taken > 0 ? { left: _.gte(taken) } : {}
      const condition = { _id: shardId, ...enough, [`bulk.${batchId}`]: _.exists(false) }
      if (await changeShard(condition, { left: _.inc(-taken), [`bulk.${batchId}`]: _.set({ taken, back: 0 }) })) {
        return taken
      }
    }
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** Returns so many of what a batch took of a stock. Once, however often it is said, as long as it says the same number. */
export async function returnBulk(stock: Stock, batchId: PaperBatchId, count: number): Promise<void> {
  let rest = count
  for (const { shardId } of shardsOf(stock)) {
    const there = await readDocument<Bulk>('coupon_stock', shardId)
    const back = Math.min(there?.bulk?.[batchId]?.taken ?? 0, rest)
    rest -= back
    if (back === 0) continue
    const condition = { _id: shardId, [`bulk.${batchId}.back`]: 0 }
    await changeShard(condition, { left: _.inc(back), [`bulk.${batchId}.back`]: _.set(back) })
  }
}

/** How many a stock still has, as far as it was ever asked for: what nobody came to yet is whole. */
export async function leftOfStock(stock: Stock): Promise<number> {
  const shards = await Promise.all(
    shardsOf(stock).map(async ({ shardId, share }) => {
      const there = await readDocument<Bulk>('coupon_stock', shardId)
      return there ? there.left + share - there.share : share
    }),
  )
  return Math.max(
    0,
    shards.reduce((sum, left) => sum + left, 0),
  )
}
