import fc from 'fast-check'
import { deriveId, type HoldId, type PaymentId } from '../../src/domain/ids'
import { type Fen, fen } from '../../src/domain/money'
import { postedBalance } from '../../src/domain/pack/append-entry'
import { capture } from '../../src/domain/pack/capture'
import { expireDue } from '../../src/domain/pack/expire'
import { type HoldOwner, hold } from '../../src/domain/pack/hold'
import { packLimits } from '../../src/domain/pack/limits'
import { nextDueOf } from '../../src/domain/pack/next-due'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import { release } from '../../src/domain/pack/release'
import { spend } from '../../src/domain/pack/spend'
import { HOUR, type Instant, instant, later } from '../../src/domain/time'
import { codeOf, commit, daysAfter, frozen, newId, newPack, noon, rules, toppedUp, yuan } from './given'

const nanshan = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const till: HoldOwner = { kind: 'till', ...nanshan }
const byTill = { kind: 'till', storeId: 'store_nanshan' } as const
const deadline = later(noon, HOUR)

function held(pack: Pack, amountFen: Fen, { owner = till, at = noon, until = deadline } = {}) {
  const holdId: HoldId = deriveId('hld', newId('spd', at))
  const decision = hold(frozen(pack), { holdId, owner, amountFen, until }, rules, at)
  return { ...commit(decision, { commandId: holdId, at }), holdId }
}

function captured(pack: Pack, holdId: HoldId, amountFen: Fen, at: Instant = noon) {
  return capture(frozen(pack), { holdId, sale: { amountFen, ...nanshan }, by: byTill }, rules, at)
}

const full = toppedUp(newPack(), { payFen: yuan(100), bonusFen: yuan(20), bonusValidDays: 30 }).pack

test('held money stays the member’s and cannot be spent', () => {
  const { pack, entry } = held(full, yuan(50))
  expect(entry).toMatchObject({ movements: [], facts: { kind: 'held', amountFen: yuan(50) } })
  expect(balanceOf(pack, noon)).toEqual({
    principalFen: yuan(70),
    bonusFen: 0,
    totalFen: yuan(70),
    heldFen: yuan(50),
  })
  expect(postedBalance(pack)).toEqual({ principalFen: yuan(100), bonusFen: yuan(20) })
  const tooMuch = spend(pack, { amountFen: fen(7001), ...nanshan }, rules, noon)
  expect(tooMuch).toMatchObject({ code: 'BALANCE_TOO_LOW', details: { balanceFen: yuan(70), shortFen: 1 } })
})

test('a capture of a part takes what a charge of that part would have taken; the rest is free at once', () => {
  const { pack, holdId } = held(full, yuan(50))
  const { pack: after, entry } = commit(captured(pack, holdId, yuan(30)), { commandId: newId('cap'), at: noon })
  expect(entry.facts).toMatchObject({
    amountFen: yuan(30),
    releasedFen: yuan(20),
    bonusFen: yuan(20),
    pointsEarned: 30,
  })
  expect(after.holds).toEqual([])
  expect(balanceOf(after, noon)).toMatchObject({ totalFen: yuan(90), heldFen: 0 })
  const { pack: charged } = commit(spend(full, { amountFen: yuan(30), ...nanshan }, rules, noon), {
    commandId: newId('spd'),
    at: noon,
  })
  expect(lotsOf(after)).toEqual(lotsOf(charged))
})

test('more than was held is never captured, and nothing changes', () => {
  const { pack, holdId } = held(full, yuan(50))
  expect(captured(pack, holdId, fen(5001))).toMatchObject({
    code: 'CAPTURE_ABOVE_HOLD',
    details: { heldFen: yuan(50) },
  })
})

test('a hold resolves once: neither capture nor release finds it again', () => {
  const { pack, holdId } = held(full, yuan(50))
  const { pack: after } = commit(captured(pack, holdId, yuan(50)), { commandId: newId('cap'), at: noon })
  expect(codeOf(captured(after, holdId, yuan(1)))).toBe('HOLD_NOT_OPEN')
  expect(codeOf(release(after, holdId, byTill, noon))).toBe('HOLD_NOT_OPEN')
  const released = commit(release(frozen(pack), holdId, byTill, noon), { commandId: newId('rel'), at: noon })
  expect(released.entry.facts).toMatchObject({ kind: 'released', amountFen: yuan(50), by: 'till' })
  expect(lotsOf(released.pack)).toEqual(lotsOf(full))
  expect(codeOf(captured(released.pack, holdId, yuan(1)))).toBe('HOLD_NOT_OPEN')
})

test('from its deadline on a hold of a till can only be released, and the clock does it then and not before', () => {
  const { pack, holdId } = held(full, yuan(50))
  const justBefore = instant(deadline - 1)
  expect(nextDueOf(pack)).toBe(deadline)
  expect(codeOf(captured(pack, holdId, yuan(50), justBefore))).toBeNull()
  expect(codeOf(captured(pack, holdId, yuan(50), deadline))).toBe('HOLD_EXPIRED')
  expect(codeOf(release(pack, holdId, { kind: 'deadline' }, justBefore))).toBe('TRY_AGAIN')
  expect(codeOf(release(pack, holdId, { kind: 'deadline' }, deadline))).toBeNull()
})

test('a clock that goes backwards cannot release early', () => {
  const { pack, holdId } = held(full, yuan(50), { at: noon })
  expect(codeOf(release(pack, holdId, { kind: 'deadline' }, instant(noon - HOUR)))).toBe('TRY_AGAIN')
})

test('another store can end no hold, nor can the clock or another payment end a payment’s', () => {
  const { pack, holdId } = held(full, yuan(50))
  const futian = { storeId: 'store_futian', storeName: '福田店', staffId: 'staff_2' }
  const elsewhere = { kind: 'till', storeId: 'store_futian' } as const
  const taken = capture(pack, { holdId, sale: { amountFen: yuan(1), ...futian }, by: elsewhere }, rules, noon)
  expect(codeOf(taken)).toBe('NOT_ALLOWED')
  expect(codeOf(release(pack, holdId, elsewhere, noon))).toBe('NOT_ALLOWED')

  const paymentId: PaymentId = newId('pay')
  const payment = held(full, yuan(50), { owner: { kind: 'payment', paymentId } })
  const muchLater = daysAfter(noon, 400)
  expect(nextDueOf(payment.pack)).toBeNull()
  for (const by of [byTill, { kind: 'deadline' }, { kind: 'payment', paymentId: newId('pay') }] as const) {
    expect(codeOf(release(payment.pack, payment.holdId, by, muchLater))).toBe('NOT_ALLOWED')
  }
  expect(codeOf(release(payment.pack, payment.holdId, { kind: 'payment', paymentId }, muchLater))).toBeNull()
})

test('held bonus does not run out while it is held: it still pays, or runs out when it is given back', () => {
  const late = daysAfter(noon, 31)
  const { pack, holdId } = held(full, yuan(20), { until: daysAfter(noon, 40) })
  expect(expireDue(pack, late)).toBeNull()
  const sold = commit(captured(pack, holdId, yuan(20), late), { commandId: newId('cap', late), at: late })
  expect(sold.entry.facts).toMatchObject({ bonusFen: yuan(20), principalFen: 0 })

  const back = commit(release(pack, holdId, byTill, late), { commandId: newId('rel', late), at: late }).pack
  expect(balanceOf(back, late)).toMatchObject({ totalFen: yuan(100), heldFen: 0 })
  expect(expireDue(back, late)).toMatchObject({ facts: { lots: [{ fen: yuan(20) }] } })
})

test('only the free part of a lot runs out while the other is held', () => {
  const { pack } = held(full, yuan(5), { until: daysAfter(noon, 40) })
  const expired = expireDue(pack, daysAfter(noon, 31))
  expect(expired).toMatchObject({ facts: { lots: [{ fen: yuan(15) }] } })
  expect(expired && balanceOf(expired.pack, daysAfter(noon, 31))).toMatchObject({ bonusFen: 0, heldFen: yuan(5) })
})

test('only so many holds are open at once', () => {
  let pack = full
  for (let each = 0; each < packLimits.holds; each++) pack = held(pack, yuan(1)).pack
  const wish = { holdId: deriveId('hld', newId('spd')), owner: till, amountFen: yuan(1), until: deadline }
  expect(hold(pack, wish, rules, noon)).toMatchObject({ code: 'HOLDS_FULL', details: { limit: packLimits.holds } })
})

test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])('an amount of %p is held by nobody', amount => {
  const wish = { holdId: deriveId('hld', newId('spd')), owner: till, amountFen: amount as Fen, until: deadline }
  const tried = () => {
    const decision = hold(frozen(full), wish, rules, noon)
    if (codeOf(decision) !== null) throw new RangeError('refused')
  }
  expect(tried).toThrow(RangeError)
})

test('whatever is held, captured and released, free and held money together are what the card has', () => {
  const step = fc.record({
    do: fc.constantFrom('hold', 'capture', 'release', 'spend'),
    fen: fc.integer({ min: 1, max: 9000 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      let pack = full
      for (const { do: what, fen: amount } of steps) {
        const open = pack.holds[amount % Math.max(1, pack.holds.length)]
        const wish = { holdId: deriveId('hld', newId('spd')), owner: till, amountFen: fen(amount), until: deadline }
        const decision =
          what === 'hold'
            ? hold(frozen(pack), wish, rules, noon)
            : what === 'spend'
              ? spend(frozen(pack), { amountFen: fen(amount), ...nanshan }, rules, noon)
              : open && what === 'capture'
                ? captured(pack, open.holdId, fen(amount))
                : open && release(frozen(pack), open.holdId, byTill, noon)
        if (!decision || codeOf(decision) !== null) continue
        pack = commit(decision, { commandId: newId('spd'), at: noon }).pack
        const { principalFen, bonusFen } = postedBalance(pack)
        const { totalFen, heldFen } = balanceOf(pack, noon)
        expect(totalFen + heldFen).toBe(principalFen + bonusFen)
        expect(heldFen).toBe(pack.holds.flatMap(each => each.lots).reduce((sum, lot) => sum + lot.fen, 0))
        for (const lot of lotsOf(pack)) expect(lot.heldFen ?? 0).toBeLessThanOrEqual(lot.leftFen)
      }
    }),
  )
})
