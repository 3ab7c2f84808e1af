import type { PackId } from '../../src/domain/ids'
import type { DayRoot, Leaf } from '../../src/domain/ledger/day-root'
import type { Instant, ShopDay } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, updateWhere } from './documents'

/** A published day, and the tops of its blocks, from which the way of any leaf is computed. */
export interface PublishedDay extends DayRoot {
  tops: string[]
  publishedAt: Instant
}

/** Some of a day's leaves in the order of their packs' ids: what a proof is computed from, so one read finds it. */
export interface LeafBlock {
  day: ShopDay
  place: number
  firstPackId: PackId
  leaves: Leaf[]
}

/** How far the day that is being worked on has come. Every day starts and ends with one of these. */
export interface RootWork {
  day: ShopDay
  prevRoot: string | null
  /** all packs up to this one are in blocks */
  afterPackId: PackId | null
  leaves: number
  tops: string[]
}

const WORK = 'next'
/** The oldest and the newest that a text may be; ids and days are plain text. */
const FIRST = ''

/** A published day; null when it is not published. */
export async function findDay(day: ShopDay): Promise<PublishedDay | null> {
  const document = await readDocument<PublishedDay>('day_roots', day)
  if (!document) return null
  const { _id, ...published } = document
  return published
}

/** False when that day is published already: it never changes. */
export function insertDay(published: PublishedDay): Promise<boolean> {
  return insertDocument('day_roots', { _id: published.day, ...published })
}

/** Published days after one (null: from the first), oldest first, without what proofs are computed from. */
export async function listDays(after: ShopDay | null, limit: number): Promise<DayRoot[]> {
  const days = await findDocuments<DayRoot>('day_roots', {
    where: { day: _.gt(after ?? FIRST) },
    orderBy: ['day', 'asc'],
    limit,
    fields: ['day', 'leaves', 'tree', 'prevRoot', 'root'],
  })
  return days.map(({ _id, ...root }) => root)
}

/** Writes a block once; when it lies there already, answers the one that does. */
export async function keepBlock(block: LeafBlock): Promise<LeafBlock> {
  const id = `${block.day}:${block.place}`
  if (await insertDocument('day_blocks', { _id: id, ...block })) return block
  return (await readDocument<LeafBlock>('day_blocks', id)) ?? block
}

/** The block in which a pack's leaf of that day would be. */
export async function findBlock(day: ShopDay, packId: PackId): Promise<LeafBlock | null> {
  const where = { day, firstPackId: _.lte(packId) }
  const [block = null] = await findDocuments<LeafBlock>('day_blocks', {
    where,
    orderBy: ['firstPackId', 'desc'],
    limit: 1,
  })
  return block
}

/** The work at hand; null before the very first. */
export async function findWork(): Promise<RootWork | null> {
  const document = await readDocument<RootWork & { leaseUntil: Instant }>('root_work', WORK)
  if (!document) return null
  const { _id, leaseUntil, ...work } = document
  return work
}

/** False when another clock began it first. */
export function startWork(work: RootWork): Promise<boolean> {
  return insertDocument('root_work', { _id: WORK, ...work, leaseUntil: 0 })
}

/** Takes the work for a while. False when another clock has it. */
export function leaseWork(at: Instant, until: Instant): Promise<boolean> {
  return updateWhere('root_work', { _id: WORK, leaseUntil: _.lte(at) }, { leaseUntil: until })
}

/** Writes down how far the work has come, for whoever holds the lease until then. False when somebody else took it. */
export function saveWork(work: RootWork, lease: Instant, leaseUntil: Instant): Promise<boolean> {
  return updateWhere('root_work', { _id: WORK, leaseUntil: lease }, { ...work, leaseUntil })
}
