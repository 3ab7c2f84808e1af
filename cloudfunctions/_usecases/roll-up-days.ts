import { addEntry, type DayFigures, figuresKeyOf } from '../../src/domain/figures/day-figures'
import { hasItsHash } from '../../src/domain/ledger/entry'
import { type Instant, later, MINUTE, type ShopDay } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import {
  entriesFrom,
  figuresBetween,
  moveCounting,
  readCounting,
  readFigures,
  replaceFigures,
} from '../_store/daily-figures'
import type { PlacedEntry } from '../_store/entries'

const ENTRIES_PER_ROUND = 500
/**
 * An entry's place is the time at which the function that wrote it began. No function lives so long, and no server's clock
 * is so far off, that an entry could still appear before a place this old: nothing slips past the counting. An entry that
 * the clock inserts days late has a place of that later day, and is counted on the day it bears.
 */
const SETTLED_AFTER = 5 * MINUTE

/** Counts what was written since the last round into the figures of its days. Answers how many entries that was. */
export async function rollUpDays(at: Instant): Promise<number> {
  const counting = await readCounting()
  const placed = await entriesFrom(counting.upTo, later(at, -SETTLED_AFTER), ENTRIES_PER_ROUND)
  // What was edited by hand is the audit's to find, and must not stop the counting.
  const whole = placed.filter(({ entry }) => hasItsHash(entry, sha256))
  for (const group of byFigures(whole)) if (!(await count(counting.generation, group))) return 0
  const last = placed.at(-1)
  const hasCaughtUp = placed.length < ENTRIES_PER_ROUND
  const shown = hasCaughtUp ? counting.generation : counting.shown
  if (last || shown !== counting.shown) {
    await moveCounting(counting, { ...counting, upTo: last?.place ?? counting.upTo, shown })
  }
  return placed.length
}

/**
 * Adds entries to the figures they belong to, those that are not in them yet: a round that died half way is done again
 * and counts nothing twice. False when another clock is at it.
 */
async function count(generation: number, group: Group): Promise<boolean> {
  const before = await readFigures(generation, group.key)
  const news = group.placed.filter(({ place }) => before === null || place > before.upTo)
  const last = news.at(-1)
  if (!last) return true
  let figures: DayFigures = before ?? { ...group.key, kinds: {}, coupons: {} }
  for (const { entry } of news) figures = addEntry(figures, entry)
  return replaceFigures(before, {
    ...group.key,
    kinds: figures.kinds,
    coupons: figures.coupons,
    generation,
    upTo: last.place,
  })
}

interface Group {
  key: Pick<DayFigures, 'day' | 'storeId'>
  placed: PlacedEntry[]
}

function byFigures(placed: readonly PlacedEntry[]): Group[] {
  const groups = new Map<string, Group>()
  for (const each of placed) {
    const key = figuresKeyOf(each.entry)
    const name = `${key.day}:${key.storeId}`
    const group = groups.get(name) ?? { key, placed: [] }
    group.placed.push(each)
    groups.set(name, group)
  }
  return [...groups.values()]
}

/** Begins to count everything anew from the first entry; what was counted before is shown until that has caught up. */
export async function recountDays(): Promise<void> {
  const counting = await readCounting()
  await moveCounting(counting, { ...counting, generation: counting.generation + 1, upTo: '' })
}

/** The figures of a span of days; of one store, or of all and of what happened in none. */
export async function dayFigures(from: ShopDay, to: ShopDay, storeId: string | null): Promise<DayFigures[]> {
  const { shown } = await readCounting()
  const all = await figuresBetween(shown, from, to)
  return storeId === null ? all : all.filter(each => each.storeId === storeId)
}
