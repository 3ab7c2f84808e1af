import type { DayFigures } from '../../src/domain/figures/day-figures'
import type { Entry } from '../../src/domain/ledger/entry'
import { addDays, type Instant, instant, type ShopDay, shopDayOf, startOfShopDay } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, MOST_AT_ONCE, readDocument, type Stored, updateWhere } from './documents'
import { entryOf, type PlacedEntry, placeAt } from './entries'

/** Which counting the figures belong to, and up to which place it has read. Counting anew begins a new generation. */
export interface Counting {
  generation: number
  /** the place of the last entry that was counted */
  upTo: string
  /** the newest generation that has caught up: the one to show */
  shown: number
}

interface FiguresDocument extends DayFigures {
  generation: number
  /** the place of the last entry counted in this document: an entry before it is never counted again */
  upTo: string
}

/** Days that an older version counted know nothing of coupons until they are counted anew. */
type StoredFigures = Omit<FiguresDocument, 'coupons'> & Partial<Pick<FiguresDocument, 'coupons'>>

const COUNTING = 'counting'

/** How far the count of entries has come; it is begun where there is none. */
export async function readCounting(): Promise<Counting> {
  const there = await readDocument<Counting>('daily_figures', COUNTING)
  if (there) return { generation: there.generation, upTo: there.upTo, shown: there.shown }
  const first: Counting = { generation: 1, upTo: '', shown: 1 }
  await insertDocument('daily_figures', { _id: COUNTING, ...first })
  return first
}

/** False when another clock moved it first. */
export function moveCounting(before: Counting, next: Counting): Promise<boolean> {
  const { generation, upTo } = before
  return updateWhere('daily_figures', { _id: COUNTING, generation, upTo }, next)
}

/** Entries in the order in which they were written, after a place and before an instant. */
export async function entriesFrom(upTo: string, before: Instant, limit: number): Promise<PlacedEntry[]> {
  const where = { place: _.gt(upTo).and(_.lt(placeAt(before))) }
  const documents = await findDocuments<Entry & { place: string }>('entries', {
    where,
    orderBy: ['place', 'asc'],
    limit,
  })
  return documents.map(document => ({ place: document.place, entry: entryOf(document as Stored<never>) }))
}

function idOf({ generation, day, storeId }: Pick<FiguresDocument, 'generation' | 'day' | 'storeId'>): string {
  return `${generation}:${day}:${storeId ?? ''}`
}

/** What was counted of one store on one day; null when nothing was. */
export async function readFigures(
  generation: number,
  key: Pick<DayFigures, 'day' | 'storeId'>,
): Promise<FiguresDocument | null> {
  const found = await readDocument<StoredFigures>('daily_figures', idOf({ generation, ...key }))
  return found && { ...found, coupons: found.coupons ?? {} }
}

/** Writes figures in the place of those they were made from. False when somebody else did so first. */
export function replaceFigures(before: FiguresDocument | null, next: FiguresDocument): Promise<boolean> {
  const _id = idOf(next)
  const { generation, day, storeId, kinds, coupons, upTo } = next
  if (!before) return insertDocument('daily_figures', { _id, generation, day, storeId, kinds, coupons, upTo })
  return updateWhere('daily_figures', { _id, upTo: before.upTo }, { kinds, coupons, upTo })
}

/** So many days are asked for at once: those of a chain of thirty stores fit into one answer. */
const DAYS_PER_QUESTION = 31

/** The figures of a span of days, both ends included, oldest first. */
export async function figuresBetween(generation: number, from: ShopDay, to: ShopDay): Promise<DayFigures[]> {
  const parts: Promise<DayFigures[]>[] = []
  for (let first = from; first <= to; first = addDays(first, DAYS_PER_QUESTION)) {
    const last = addDays(first, DAYS_PER_QUESTION - 1)
    parts.push(figuresOf(generation, first, last < to ? last : to))
  }
  return (await Promise.all(parts)).flat()
}

async function figuresOf(generation: number, from: ShopDay, to: ShopDay): Promise<DayFigures[]> {
  const where = { generation, day: _.gte(from).and(_.lte(to)) }
  const query = { where, orderBy: ['day', 'asc'] as ['day', 'asc'], limit: MOST_AT_ONCE }
  const found = await findDocuments<StoredFigures>('daily_figures', query)
  // A larger chain: nothing may be left out of a sum without a word.
  if (found.length === MOST_AT_ONCE && from < to) {
    const middle = shopDayOf(instant((startOfShopDay(from) + startOfShopDay(to)) / 2))
    return [...(await figuresOf(generation, from, middle)), ...(await figuresOf(generation, addDays(middle, 1), to))]
  }
  return found.map(({ day, storeId, kinds, coupons = {} }) => ({ day, storeId, kinds, coupons }))
}
