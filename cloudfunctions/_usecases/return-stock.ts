import { voidClaim } from '../../src/domain/pack/void-claim'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { type DueShard, dueShards, returnStock, settleStock, shardLookedAt } from '../_store/coupon-stock'
import { findEntry } from '../_store/entries'
import { changePack } from './change-pack'
import { tookFor } from './claim-coupon'

const SHARDS_PER_ROUND = 32

/**
 * The clock's part of handing out: every claim that took from a stock and was left is fenced in the pack first; then what
 * was never granted goes back, and what was granted is settled. So no fault gives out more than the stock, or loses of it.
 */
export async function returnLeftStock(at: Instant): Promise<number> {
  const shards = await dueShards(at, SHARDS_PER_ROUND)
  for (const shard of shards) {
    try {
      for (const left of shard.left) await finish(left, at)
      await shardLookedAt(shard, at)
    } catch (error) {
      log('stock left for the next round', { error: error instanceof Refusal ? error.code : errorText(error) })
    }
  }
  return shards.length
}

async function finish({ takeId, claimId, packId }: DueShard['left'][number], at: Instant): Promise<void> {
  const pack = await changePack(packId, at, each => voidClaim(each, claimId))
  const entry = pack.recent.find(each => each.commandId === claimId) ?? (await findEntry(packId, claimId, at))
  if (entry && tookFor(entry, takeId)) await settleStock(takeId, claimId)
  else await returnStock(takeId, claimId)
}
