import fc from 'fast-check'
import { type CounterTopUpState, counterTopUpDueAt } from '../../src/domain/counter/counter-top-up'
import { countDrawer, type Drawer, expectedCashFen, openDrawer, take, takeOut } from '../../src/domain/counter/drawer'
import type { OrderId } from '../../src/domain/ids'
import { type CounterCredit, creditAtCounter, voidAtCounter } from '../../src/domain/pack/counter-top-up'
import { balanceOf, lotsOf, type Pack, withLots } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { HOUR, later, MINUTE, shopDayOf } from '../../src/domain/time'
import { NO_TIER, type Quote, quoteAmount, quoteTopUp, type TopUpChoice } from '../../src/domain/top-up/quote'
import { codeOf, commit, frozen, newId, newPack, noon, rules, yuan } from './given'

const place = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const limits = { onceFen: yuan(500), dayFen: yuan(1200) }
const day = shopDayOf(noon)

function quoted(choice: TopUpChoice, pack: Pack): Quote {
  const quote = quoteTopUp(choice, pack, rules, noon)
  if (quote instanceof Refusal) throw quote
  return quote
}

function credit(pack: Pack, choice: TopUpChoice, more: Partial<CounterCredit> = {}): CounterCredit {
  const quote = quoted(choice, pack)
  return { orderId: newId('ord'), choice, quote, by: 'cash', reason: 'pays_cash', ...place, ...more }
}

function toppedUp(pack: Pack, choice: TopUpChoice, more: Partial<CounterCredit> = {}) {
  const command = credit(pack, choice, more)
  const decided = creditAtCounter(frozen(pack), command, rules, noon)
  return { command, ...commit(decided, { commandId: newId('top'), at: noon }) }
}

test('a top-up at the counter gets its tier’s bonus, and the money stands in the drawer of its store', () => {
  const { pack, entry } = toppedUp(newPack(), { tierId: 'tier_300' })
  expect(balanceOf(pack, noon)).toMatchObject({ principalFen: yuan(300), bonusFen: yuan(30) })
  expect(entry.movements.map(each => each.from)).toEqual(['cash:store_nanshan', 'bonus_granted'])
  expect(pack).toMatchObject({ toppedUpFen: yuan(300), tierUses: { tier_300: 1 } })
})

test('an amount gets the bonus of the best tier that it reaches, once; below every tier there is none', () => {
  const quote = (amount: number) => quoteAmount(yuan(amount), newPack(), rules, noon)
  expect(quote(1000)).toMatchObject({ tierId: 'tier_800', payFen: yuan(1000), bonusFen: yuan(120), custom: true })
  expect(quote(299)).toMatchObject({ tierId: NO_TIER, payFen: yuan(299), bonusFen: 0, bonusValidDays: null })
  const usedUp = { ...newPack(), tierUses: { tier_1500: 3 } }
  expect(quoteAmount(yuan(1600), usedUp, rules, noon)).toMatchObject({ tierId: 'tier_800', bonusFen: yuan(120) })
  expect(codeOf(quote(5001))).toBe('CEILING_EXCEEDED')
})

test('what the member was not told is not credited', () => {
  const pack = newPack()
  const command = credit(pack, { tierId: 'tier_300' })
  const told = { ...command, quote: { ...command.quote, bonusFen: yuan(60) } }
  const now = { payFen: yuan(300), bonusFen: yuan(30) }
  expect(creditAtCounter(pack, told, rules, noon)).toMatchObject({ code: 'TIER_CHANGED', details: now })
  const dearer = { ...command, quote: { ...command.quote, payFen: yuan(299) } }
  expect(creditAtCounter(pack, dearer, rules, noon)).toMatchObject({ code: 'TIER_CHANGED', details: now })
  const withLevel = { ...command, quote: { ...command.quote, level: { level: 'gold' as const, days: 30 } } }
  expect(codeOf(creditAtCounter(pack, withLevel, rules, noon))).toBe('TIER_CHANGED')
  const gone = { ...rules, tiers: [] }
  expect(codeOf(creditAtCounter(pack, command, gone, noon))).toBe('TIER_NOT_AVAILABLE')
})

test('one that was taken back leaves the pack as it was; one that was used stays', () => {
  const before = newPack()
  const { pack, command } = toppedUp(before, { tierId: 'tier_300' })
  const wish = { ...command, reason: 'wrong_member' as const, voidedBy: 'staff_owner' }
  const after = commit(voidAtCounter(frozen(pack), wish), { commandId: newId('cvd'), at: noon })
  expect(balanceOf(after.pack, noon).totalFen).toBe(0)
  expect(after.pack).toMatchObject({ toppedUpFen: 0, tierUses: { tier_300: 0 }, cards: before.cards })
  expect(codeOf(voidAtCounter(after.pack, wish))).toBe('COUNTER_USED')
  const spent = commit(spend(pack, { ...place, amountFen: yuan(1) }, rules, noon), {
    commandId: newId('spd'),
    at: noon,
  })
  expect(codeOf(voidAtCounter(spent.pack, wish))).toBe('COUNTER_USED')
})

const undo = (command: CounterCredit) => ({ ...command, reason: 'wrong_member' as const, voidedBy: 'staff_owner' })

test('its own lots go back to where they came from, and all that came with another top-up stays', () => {
  const first = toppedUp(newPack(), { tierId: 'tier_800' })
  const second = toppedUp(first.pack, { tierId: 'tier_300' }, { by: 'pos' })
  const third = toppedUp(second.pack, { tierId: 'tier_300' })
  const grant = { orderId: first.command.orderId, level: 'gold' as const, until: later(noon, HOUR) }
  const pack = { ...third.pack, levelGrants: [grant, { ...grant, orderId: second.command.orderId }] }
  const { pack: after, entry } = commit(voidAtCounter(frozen(pack), undo(second.command)), {
    commandId: newId('cvd'),
    at: noon,
  })
  expect(entry.movements.map(({ amount, to }) => [amount, to])).toEqual([
    [yuan(300), 'pos:store_nanshan'],
    [yuan(30), 'bonus_granted'],
  ])
  expect(entry.facts).toEqual({
    ...{ kind: 'counter_top_up_voided', orderId: second.command.orderId, payFen: yuan(300), bonusFen: yuan(30) },
    ...{ by: 'pos', reason: 'wrong_member', ...place, voidedBy: 'staff_owner' },
  })
  expect(balanceOf(after, noon)).toMatchObject({ principalFen: yuan(1100), bonusFen: yuan(150) })
  expect(after).toMatchObject({
    ...{ toppedUpFen: yuan(1100), tierUses: { tier_300: 1, tier_800: 1 }, levelGrants: [grant] },
  })
})

test('one without a bonus has one lot to take back', () => {
  const { pack, command } = toppedUp(newPack(), { payFen: yuan(299) })
  const { pack: after } = commit(voidAtCounter(frozen(pack), undo(command)), { commandId: newId('cvd'), at: noon })
  expect(balanceOf(after, noon).totalFen).toBe(0)
})

test('one of which something is held, or one of whose lots is gone, is used', () => {
  const { pack, command } = toppedUp(newPack(), { tierId: 'tier_300' })
  const held = withLots(pack, lots => lots.map((lot, place) => (place === 1 ? { ...lot, heldFen: yuan(1) } : lot)))
  const gone = withLots(pack, lots => lots.slice(0, 1))
  const begun = withLots(pack, lots => lots.map(lot => ({ ...lot, leftFen: yuan(1) })))
  for (const used of [held, gone, begun]) expect(codeOf(voidAtCounter(used, undo(command)))).toBe('COUNTER_USED')
  expect(lotsOf(pack)).toHaveLength(2)
})

test('what a member has topped up in all does not go below nothing', () => {
  const { pack, command } = toppedUp(newPack(), { tierId: 'tier_300' })
  const decided = voidAtCounter({ ...pack, toppedUpFen: yuan(100) }, undo(command))
  expect(decided).toMatchObject({ pack: { toppedUpFen: 0 } })
})

test('the clock looks after a top-up that was begun and not finished, and never again at its end', () => {
  const top = { ...credit(newPack(), { tierId: 'tier_300' }), packId: newPack().packId, shiftId: newId('shf') }
  const wish = { voidId: newId('cvd'), reason: 'wrong_member' as const, voidedBy: 'staff_owner' }
  const since = later(noon, HOUR)
  const dueAt = (progress: CounterTopUpState) => counterTopUpDueAt({ ...top, createdAt: noon, progress })
  expect(dueAt({ state: 'taking' })).toBe(later(noon, 2 * MINUTE))
  expect(dueAt({ state: 'voiding', since, creditedAt: noon, ...wish })).toBe(later(since, 2 * MINUTE))
  expect(dueAt({ state: 'credited', creditedAt: noon })).toBeNull()
  expect(dueAt({ state: 'closed', closedAt: noon })).toBeNull()
  expect(dueAt({ state: 'voided', voidedAt: noon, ...wish })).toBeNull()
})

test('a drawer holds the limits of a member of staff, over all shifts of a day', () => {
  const taking = (fen: number) => ({ orderId: newId('ord'), by: 'cash' as const, fen: yuan(fen) })
  const taken = (drawer: Drawer, fen: number): Drawer => {
    const next = take(frozen(drawer), taking(fen), limits, day)
    if (next instanceof Refusal) throw next
    return next
  }
  const first = taken(taken(openDrawer(yuan(100), null, day), 500), 500)
  expect(codeOf(take(first, taking(501), limits, day))).toBe('COUNTER_ABOVE_LIMIT')
  expect(take(first, taking(300), limits, day)).toMatchObject({ details: { leftFen: yuan(200) } })
  const second = openDrawer(yuan(100), first, day)
  expect(codeOf(take(second, taking(201), limits, day))).toBe('COUNTER_ABOVE_DAY')
  const tomorrow = shopDayOf((noon + 24 * 3_600_000) as typeof noon)
  expect(codeOf(take(second, taking(500), limits, tomorrow))).toBeNull()
})

test('money must be counted, and a difference has its reason', () => {
  const drawer = openDrawer(yuan(100), null, day)
  expect(codeOf(countDrawer(drawer, { countedFen: null, reason: null }))).toBe('CASH_COUNT_NEEDED')
  expect(codeOf(countDrawer(drawer, { countedFen: yuan(90), reason: null }))).toBe('CASH_DIFFERS')
  expect(countDrawer(drawer, { countedFen: yuan(90), reason: '找错零' })).toEqual({
    countedFen: yuan(90),
    expectedFen: yuan(100),
    differenceFen: yuan(-10),
    reason: '找错零',
  })
  expect(countDrawer(openDrawer(yuan(0), null, day), { countedFen: null, reason: null })).toBeNull()
})

test('whatever goes in and out of a drawer, its cash is the float and what is still in it, and no day passes its limit', () => {
  const step = fc.record({
    fen: fc.integer({ min: 1, max: 60_000 }),
    by: fc.constantFrom('cash', 'pos'),
    out: fc.nat(9),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      let drawer = openDrawer(yuan(100), null, day)
      const inside = new Map<OrderId, { by: string; fen: number }>()
      for (const { fen, by, out } of steps) {
        const orderId = newId('ord')
        const taking = { orderId, by: by as 'cash' | 'pos', fen: yuan(fen / 100) }
        const next = take(drawer, taking, limits, day)
        if (!(next instanceof Refusal)) {
          drawer = take(next, taking, limits, day) as Drawer
          inside.set(orderId, taking)
        }
        const [leaving] = [...inside.keys()].slice(out)
        if (leaving) {
          drawer = takeOut(drawer, leaving, out % 2 ? 'voided' : 'never_credited', day)
          inside.delete(leaving)
        }
      }
      const cash = [...inside.values()].filter(each => each.by === 'cash').reduce((sum, each) => sum + each.fen, 0)
      expect(expectedCashFen(drawer)).toBe(yuan(100) + cash)
      expect(drawer.takenOn.fen).toBeLessThanOrEqual(limits.dayFen)
    }),
  )
})
