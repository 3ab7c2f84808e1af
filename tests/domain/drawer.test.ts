import {
  countDrawer,
  type Drawer,
  expectedCashFen,
  leftToTake,
  mark,
  openDrawer,
  take,
  takenFen,
  takeOut,
} from '../../src/domain/counter/drawer'
import { Refusal } from '../../src/domain/refusal'
import { addDays, shopDayOf } from '../../src/domain/time'
import { codeOf, newId, noon, yuan } from './given'

const today = shopDayOf(noon)
const tomorrow = addDays(today, 1)
const limits = { onceFen: yuan(500), dayFen: yuan(1200) }
const orderId = newId('ord')

function taken(drawer: Drawer, amount: number, by: 'cash' | 'pos' = 'cash', id = newId('ord'), day = today): Drawer {
  const next = take(drawer, { orderId: id, by, fen: yuan(amount) }, limits, day)
  if (next instanceof Refusal) throw new Error(next.code)
  return next
}

const empty = openDrawer(yuan(200), null, today)
const used = taken(taken(empty, 500, 'cash', orderId), 300, 'pos')

test('what comes in counts for the day, and the cash lies on top of the float', () => {
  expect(empty).toEqual({ version: 1, floatFen: yuan(200), takings: {}, takenOn: { day: today, fen: 0 } })
  expect(used).toMatchObject({ version: 3, takenOn: { day: today, fen: yuan(800) } })
  expect([takenFen(used, 'cash'), takenFen(used, 'pos'), expectedCashFen(used)]).toEqual([500, 300, 700].map(yuan))
  expect([leftToTake(used, limits, today), leftToTake(used, limits, tomorrow)]).toEqual([yuan(400), yuan(1200)])
  expect(leftToTake(used, { ...limits, dayFen: yuan(1) }, today)).toBe(0)
})

test('the limits for once and for the day hold to the fen; a top-up that is in already is no second one', () => {
  const more = (amount: number, id = newId('ord')) =>
    take(used, { orderId: id, by: 'cash', fen: yuan(amount) }, limits, today)
  expect(more(500.01)).toMatchObject({ code: 'COUNTER_ABOVE_LIMIT', details: { limitFen: yuan(500) } })
  expect(codeOf(more(400))).toBeNull()
  expect(more(400.01)).toMatchObject({
    code: 'COUNTER_ABOVE_DAY',
    details: { limitFen: yuan(1200), leftFen: yuan(400) },
  })
  expect(more(500, orderId)).toBe(used)
})

test('the next shift of the day goes on with its limit, the next day begins anew', () => {
  expect(openDrawer(yuan(0), used, today).takenOn).toEqual({ day: today, fen: yuan(800) })
  expect(openDrawer(yuan(0), used, tomorrow).takenOn).toEqual({ day: tomorrow, fen: 0 })
})

test('a drawer takes three hundred top-ups', () => {
  const takings = Object.fromEntries(
    Array.from({ length: 300 - 1 }, (_, n) => [`ord_${n}`, { by: 'cash', fen: 1, state: 'in' }]),
  )
  const nearly = { ...empty, takings } as Drawer
  const full = taken(nearly, 1)
  expect(take(full, { orderId: newId('ord'), by: 'cash', fen: yuan(1) }, limits, today)).toMatchObject({
    ...{ code: 'DRAWER_FULL', details: { limit: 300 } },
  })
})

test('money that goes out is marked first, once, and only where it lies', () => {
  const going = mark(used, orderId, 'going_out') as Drawer
  expect(going).toMatchObject({ version: 4, takings: { [orderId]: { state: 'going_out', fen: yuan(500) } } })
  expect(mark(going, orderId, 'going_out')).toBe(going)
  expect(mark(going, orderId, 'in')?.takings[orderId]?.state).toBe('in')
  expect(mark(used, newId('ord'), 'going_out')).toBeNull()
})

test('what was never credited gives its part of the day back; what was credited and voided does not', () => {
  const without = takeOut(used, orderId, 'never_credited', today)
  expect(without).toMatchObject({ version: 4, takenOn: { fen: yuan(300) } })
  expect(Object.keys(without.takings)).toHaveLength(1)
  expect(takeOut(used, orderId, 'voided', today).takenOn.fen).toBe(yuan(800))
  expect(takeOut(used, orderId, 'never_credited', tomorrow).takenOn).toEqual({ day: today, fen: yuan(800) })
  expect(takeOut(used, newId('ord'), 'voided', today)).toBe(used)
})

test('money is counted, a difference has its reason, and an empty drawer needs neither', () => {
  const count = (drawer: Drawer, counted: number | null, reason: string | null = null) =>
    countDrawer(drawer, { countedFen: counted === null ? null : yuan(counted), reason })
  expect(count(openDrawer(yuan(0), null, today), null)).toBeNull()
  expect(count(used, null)).toMatchObject({ code: 'CASH_COUNT_NEEDED' })
  expect(count(used, 700, '随口')).toEqual({
    countedFen: yuan(700),
    expectedFen: yuan(700),
    differenceFen: 0,
    reason: null,
  })
  expect(count(used, 699)).toMatchObject({
    code: 'CASH_DIFFERS',
    details: { countedFen: yuan(699), expectedFen: yuan(700) },
  })
  expect(count(used, 701.5, '找零')).toMatchObject({ differenceFen: yuan(1.5), reason: '找零' })
})
