import { LEAVES_PER_BLOCK, type Leaf, sealDay, topOfBlock } from '../../src/domain/ledger/day-root'
import { treeOf } from '../../src/domain/ledger/merkle'
import { addDays, endOfShopDay, type Instant, instant, later, MINUTE, type ShopDay } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import { firstDayWithEntries, leavesOfDay } from '../_store/day-leaves'
import {
  findDay,
  findWork,
  insertDay,
  keepBlock,
  leaseWork,
  type PublishedDay,
  type RootWork,
  saveWork,
  startWork,
} from '../_store/day-roots'
import { packsWithOutboxBefore } from '../_store/packs'

/** No function lives so long that it could still commit an entry of the day before. */
const NIGHT = 5 * MINUTE
const LEASE = MINUTE
/** Blocks and days that one tick may finish; the rest waits for the next. */
const STEPS_PER_TICK = 20

/**
 * Publishes the root of every day that is over, in small steps: a block of leaves, or the end of a day. Each step is
 * written down, so a function that dies is followed by one that goes on from there; what it wrote twice is the same.
 */
export async function publishDayRoots(at: Instant): Promise<number> {
  const seen = await workAtHand()
  const lease = later(at, LEASE)
  if (!seen || !isOver(seen.day, at) || !(await leaseWork(at, lease))) return 0
  // Another clock may have gone on between the look and the lease.
  let work = (await findWork()) ?? seen
  let steps = 0
  while (steps < STEPS_PER_TICK && (await isSettled(work.day, at))) {
    work = await step(work, at)
    steps += 1
    if (!(await saveWork(work, lease, lease))) return steps
  }
  await saveWork(work, lease, instant(0))
  return steps
}

/** The work where it was left; begun with the first day that has an entry. */
async function workAtHand(): Promise<RootWork | null> {
  const there = await findWork()
  if (there) return there
  const day = await firstDayWithEntries()
  if (!day) return null
  const work = begun(day, null)
  await startWork(work)
  return work
}

function begun(day: ShopDay, prevRoot: string | null): RootWork {
  return { day, prevRoot, afterPackId: null, leaves: 0, tops: [] }
}

function isOver(day: ShopDay, at: Instant): boolean {
  return at >= later(endOfShopDay(day), NIGHT)
}

/** A day is settled when it is over and every entry of it has left its pack's outbox. */
async function isSettled(day: ShopDay, at: Instant): Promise<boolean> {
  return isOver(day, at) && (await packsWithOutboxBefore(endOfShopDay(day), 1)).length === 0
}

async function step(work: RootWork, at: Instant): Promise<RootWork> {
  const { leaves, isLast } = await leavesOfDay(work.day, work.afterPackId, LEAVES_PER_BLOCK)
  const next = leaves.length > 0 ? await withBlock(work, leaves) : work
  if (!isLast) return next
  const { root } = await publish(next, at)
  return begun(addDays(next.day, 1), root)
}

async function withBlock(work: RootWork, leaves: Leaf[]): Promise<RootWork> {
  const { day, tops } = work
  const [first] = leaves
  if (!first) return work
  const kept = await keepBlock({ day, place: tops.length, firstPackId: first.packId, leaves })
  return {
    ...work,
    afterPackId: kept.leaves.at(-1)?.packId ?? first.packId,
    leaves: work.leaves + kept.leaves.length,
    tops: [...tops, topOfBlock(kept.leaves, sha256)],
  }
}

/** What was published before a function died stands: it is never made anew. */
async function publish({ day, prevRoot, leaves, tops }: RootWork, at: Instant): Promise<PublishedDay> {
  const root = sealDay({ day, leaves, tree: treeOf(tops, sha256), prevRoot }, sha256)
  const published = { ...root, tops, publishedAt: at }
  if (await insertDay(published)) return published
  return (await findDay(day)) ?? published
}
