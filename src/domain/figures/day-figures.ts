import type { EntryKind } from '../ledger/accounts'
import type { Entry } from '../ledger/entry'
import { statementLine } from '../ledger/statement-line'
import { type ShopDay, shopDayOf } from '../time'
import { addCoupons, type CouponsOfDay } from './coupon-figures'

/** What entries of one kind came to: how many, and what they brought the members (negative: took from them). */
export interface KindFigures {
  entries: number
  principalFen: number
  bonusFen: number
  points: number
}

/** One day of one store, by kind of entry; `storeId` null is what happened in no store, such as top-ups. */
export interface DayFigures {
  day: ShopDay
  storeId: string | null
  kinds: Partial<Record<EntryKind, KindFigures>>
  coupons: CouponsOfDay
}

/** The day and store to whose figures an entry belongs. The entry's own time decides, however late it was written. */
export function figuresKeyOf(entry: Pick<Entry, 'at' | 'facts'>): { day: ShopDay; storeId: string | null } {
  return { day: shopDayOf(entry.at), storeId: storeIdOf(entry) }
}

/** A day with one entry more. */
export function addEntry(figures: DayFigures, entry: Entry): DayFigures {
  const { principalFen, bonusFen, points } = statementLine(entry)
  const { kind } = entry.facts
  const before = figures.kinds[kind] ?? { entries: 0, principalFen: 0, bonusFen: 0, points: 0 }
  const after: KindFigures = {
    entries: before.entries + 1,
    principalFen: before.principalFen + principalFen,
    bonusFen: before.bonusFen + bonusFen,
    points: before.points + points,
  }
  return {
    ...figures,
    kinds: { ...figures.kinds, [kind]: after },
    coupons: addCoupons(figures.coupons, entry.facts),
  }
}

/** Most entries that happen in a store name it; a hold names it with its owner. */
function storeIdOf({ facts }: Pick<Entry, 'facts'>): string | null {
  if ('storeId' in facts && typeof facts.storeId === 'string') return facts.storeId
  if ('owner' in facts && facts.owner.kind === 'till') return facts.owner.storeId
  return null
}
