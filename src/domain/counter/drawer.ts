import type { OrderId } from '../ids'
import { addFen, type Fen, fen, NO_MONEY, subtractFen, sumFen } from '../money'
import { Refusal } from '../refusal'
import type { ShopDay } from '../time'
import type { CountedBy, CounterLimits } from './counter-rules'

/** More top-ups than a shift ever takes: the drawer is one small document. */
const MOST_TAKINGS = 300

/** What one top-up put into a drawer. `going_out`: it is being taken back, and the shift cannot be handed over before that is done. */
export interface Taking {
  by: CountedBy
  fen: Fen
  state: 'in' | 'going_out'
}

/**
 * The money of one shift, in the shift's own document: what was in it at the beginning and every top-up that put something
 * into it. The limit of a member of staff is held in the very write that takes, so no two tills can pass it together.
 */
export interface Drawer {
  /** counts every write: each names the one it was decided on */
  version: number
  floatFen: Fen
  takings: Record<OrderId, Taking>
  /** what this member of staff has taken on which day, over all shifts of it */
  takenOn: { day: ShopDay; fen: Fen }
}

/** How a drawer was counted at the end of its shift. */
export interface CashCount {
  countedFen: Fen
  expectedFen: Fen
  /** counted − expected */
  differenceFen: Fen
  /** why they differ, in the words of whoever counted; null when they do not */
  reason: string | null
}

/** `before` is the drawer of this member of staff's last shift: what was taken today counts on. */
export function openDrawer(floatFen: Fen, before: Drawer | null, day: ShopDay): Drawer {
  const takenOn = before?.takenOn.day === day ? before.takenOn : { day, fen: NO_MONEY }
  return { version: 1, floatFen, takings: {}, takenOn }
}

/**
 * Puts the money of a top-up into the drawer. One that is in already stays as it is. Refuses with COUNTER_ABOVE_LIMIT,
 * COUNTER_ABOVE_DAY and DRAWER_FULL.
 */
export function take(
  drawer: Drawer,
  { orderId, by, fen: amount }: { orderId: OrderId; by: CountedBy; fen: Fen },
  limits: CounterLimits,
  day: ShopDay,
): Drawer | Refusal {
  if (drawer.takings[orderId]) return drawer
  return (
    whyNotTaken(drawer, amount, limits, day) ?? {
      ...drawer,
      version: drawer.version + 1,
      takings: { ...drawer.takings, [orderId]: { by, fen: amount, state: 'in' } },
      takenOn: { day, fen: addFen(takenOn(drawer, day), amount) },
    }
  )
}

/** Why this much cannot be taken now; null when it can. */
export function whyNotTaken(drawer: Drawer, amount: Fen, limits: CounterLimits, day: ShopDay): Refusal | null {
  const { onceFen, dayFen: limitFen } = limits
  if (amount > onceFen) return new Refusal('COUNTER_ABOVE_LIMIT', { limitFen: onceFen })
  const leftFen = leftToTake(drawer, limits, day)
  if (amount > leftFen) return new Refusal('COUNTER_ABOVE_DAY', { limitFen, leftFen })
  const isFull = Object.keys(drawer.takings).length >= MOST_TAKINGS
  return isFull ? new Refusal('DRAWER_FULL', { limit: MOST_TAKINGS }) : null
}

/** What may still be taken today. */
export function leftToTake(drawer: Drawer, { dayFen }: CounterLimits, day: ShopDay): Fen {
  return fen(Math.max(0, dayFen - takenOn(drawer, day)))
}

function takenOn({ takenOn: taken }: Drawer, day: ShopDay): Fen {
  return taken.day === day ? taken.fen : NO_MONEY
}

/** Marks the money of a top-up that is being taken back, or unmarks it. Null when it is not in this drawer. */
export function mark(drawer: Drawer, orderId: OrderId, state: Taking['state']): Drawer | null {
  const taking = drawer.takings[orderId]
  if (!taking) return null
  if (taking.state === state) return drawer
  return { ...drawer, version: drawer.version + 1, takings: { ...drawer.takings, [orderId]: { ...taking, state } } }
}

/**
 * Takes the money of a top-up out again. What was never credited gives its part of the day's limit back; what was credited and
 * then taken back does not, or one note could be taken all day. A drawer that does not have it stays as it is.
 */
export function takeOut(drawer: Drawer, orderId: OrderId, why: 'never_credited' | 'voided', day: ShopDay): Drawer {
  const { [orderId]: taking, ...takings } = drawer.takings
  if (!taking) return drawer
  const { takenOn: before } = drawer
  const givesBack = why === 'never_credited' && before.day === day
  return {
    ...drawer,
    version: drawer.version + 1,
    takings,
    takenOn: givesBack ? { day, fen: subtractFen(before.fen, taking.fen) } : before,
  }
}

/** What came in during the shift, by how it was paid. */
export function takenFen(drawer: Drawer, by: CountedBy): Fen {
  return sumFen(Object.values<Taking>(drawer.takings).flatMap(each => (each.by === by ? [each.fen] : [])))
}

/** The cash that should lie in the drawer. */
export function expectedCashFen(drawer: Drawer): Fen {
  return addFen(drawer.floatFen, takenFen(drawer, 'cash'))
}

/**
 * Counts a drawer. One with money must be counted (CASH_COUNT_NEEDED), and a difference needs its reason (CASH_DIFFERS).
 * Null for a drawer that had nothing in it and was not counted.
 */
export function countDrawer(
  drawer: Drawer,
  counted: { countedFen: Fen | null; reason: string | null },
): CashCount | Refusal | null {
  const expectedFen = expectedCashFen(drawer)
  const { countedFen, reason } = counted
  if (countedFen === null) return expectedFen === 0 ? null : new Refusal('CASH_COUNT_NEEDED', {})
  const differenceFen = subtractFen(countedFen, expectedFen)
  if (differenceFen !== 0 && reason === null) return new Refusal('CASH_DIFFERS', { countedFen, expectedFen })
  return { countedFen, expectedFen, differenceFen, reason: differenceFen === 0 ? null : reason }
}
