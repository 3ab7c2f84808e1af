import { base32 } from '../../src/domain/base32'
import type { ClaimId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { type Shard, type Stock, shardsFor } from '../../src/domain/stock/shards'
import { type Instant, later, MINUTE, SECOND } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { random } from '../_platform/secrets'
import { changeWhere, findDocuments, insertDocument, readDocument } from './documents'

/** One taken from the stock for a claim that is not known to be granted yet. */
interface Pending {
  packId: PackId
  at: Instant
  /** names this taking: a claim that is tried twice at once may take twice, and is granted for one of them */
  mark: string
}

/** One taking: the shard, and the mark behind a slash. The entry of the grant names it. */
export type TakeId = `${string}/${string}`

const MARK_BYTES = 5

interface ShardDocument {
  share: number
  left: number
  /** by claim: recorded in the very write that takes one */
  pending: Record<ClaimId, Pending>
  /** when the clock should look at what is pending; null while nothing is */
  dueAt: Instant | null
}

/** A function lives for less than a minute: what is still pending after this long was left behind. */
const PATIENCE = 2 * MINUTE

/** Shards that were seen empty a moment ago are not asked again in a rush. */
const EMPTY_LIFE = 2 * SECOND
const seenEmpty = new Map<string, Instant>()

/** Takes one of a stock for a claim. Null when all shards are empty. Taken again while it is pending, it answers the same. */
export async function takeStock(stock: Stock, claimId: ClaimId, packId: PackId, at: Instant): Promise<TakeId | null> {
  const shards = shardsFor(claimId, stock)
  for (const shard of shards.filter(({ shardId }) => at >= (seenEmpty.get(shardId) ?? 0))) {
    const mark = await takeFrom(shard, claimId, packId, at)
    if (mark !== null) return `${shard.shardId}/${mark}`
    seenEmpty.set(shard.shardId, later(at, EMPTY_LIFE))
  }
  return null
}

/** Tries of one claim that meet at one shard; more than that is no accident. */
const MOST_MEETINGS = 8

/** The mark of the taking; null when the shard is empty. Throws TRY_AGAIN. */
async function takeFrom(shard: Shard, claimId: ClaimId, packId: PackId, at: Instant): Promise<string | null> {
  const pending: Pending = { packId, at, mark: base32(random(MARK_BYTES)) }
  for (let meeting = 0; meeting < MOST_MEETINGS; meeting++) {
    if (await takeOne(shard.shardId, claimId, pending)) return pending.mark
    const there = await readDocument<ShardDocument>('coupon_stock', shard.shardId)
    const taken = there?.pending[claimId]
    if (taken) return taken.mark
    if (there && there.share === shard.share && there.left <= 0) return null
    await layOut(shard, there)
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** Makes a shard that is not there yet, and follows a stock that the merchant has changed. */
export async function layOut({ shardId, share }: Shard, there: Pick<ShardDocument, 'share'> | null): Promise<void> {
  if (!there) await insertDocument('coupon_stock', { _id: shardId, share, left: share, pending: {}, dueAt: null })
  else if (there.share !== share) {
    await changeShard({ _id: shardId, share: there.share }, { share: _.set(share), left: _.inc(share - there.share) })
  }
}

function takeOne(shardId: string, claimId: ClaimId, pending: Pending): Promise<boolean> {
  const condition = { _id: shardId, left: _.gt(0), [`pending.${claimId}`]: _.exists(false) }
  return changeShard(condition, {
    left: _.inc(-1),
    [`pending.${claimId}`]: _.set(pending),
    dueAt: _.set(later(pending.at, PATIENCE)),
  })
}

/** The claim was granted for this taking: what it took is gone for good. */
export async function settleStock(takeId: TakeId, claimId: ClaimId): Promise<void> {
  const { condition } = pendingOf(takeId, claimId)
  await changeShard(condition, { [`pending.${claimId}`]: _.remove() })
}

/** The claim can never be granted for this taking: what it took is there again. Once, however often it is said. */
export async function returnStock(takeId: TakeId, claimId: ClaimId): Promise<void> {
  const { shardId, condition } = pendingOf(takeId, claimId)
  await changeShard(condition, { [`pending.${claimId}`]: _.remove(), left: _.inc(1) })
  seenEmpty.delete(shardId)
}

function pendingOf(takeId: TakeId, claimId: ClaimId) {
  const slash = takeId.lastIndexOf('/')
  const shardId = takeId.slice(0, slash)
  return { shardId, condition: { _id: shardId, [`pending.${claimId}.mark`]: takeId.slice(slash + 1) } }
}

export interface DueShard {
  shardId: string
  dueAt: Instant
  /** what functions left behind */
  left: { claimId: ClaimId; packId: PackId; takeId: TakeId }[]
  /** what may still be under way */
  young: boolean
}

/** Shards with something pending for too long. */
export async function dueShards(at: Instant, limit: number): Promise<DueShard[]> {
  const where = { dueAt: _.gt(0).and(_.lte(at)) }
  const found = await findDocuments<ShardDocument & { dueAt: Instant }>('coupon_stock', {
    where,
    orderBy: ['dueAt', 'asc'],
    limit,
  })
  return found.map(({ _id, pending, dueAt }) => {
    const all = Object.entries(pending) as [ClaimId, Pending][]
    const old = all.filter(([, each]) => at >= later(each.at, PATIENCE))
    const left = old.map(([claimId, { packId, mark }]) => ({ claimId, packId, takeId: `${_id}/${mark}` as TakeId }))
    return { shardId: _id, dueAt, left, young: old.length < all.length }
  })
}

/** The clock has looked; a claim that came meanwhile has set a time of its own. */
export async function shardLookedAt({ shardId, dueAt, young }: DueShard, at: Instant): Promise<void> {
  await changeShard({ _id: shardId, dueAt }, { dueAt: _.set(young ? later(at, PATIENCE) : null) })
}

/** One conditional write of a shard. */
export function changeShard(condition: Record<string, unknown>, data: Record<string, unknown>): Promise<boolean> {
  return changeWhere('coupon_stock', condition, data)
}
