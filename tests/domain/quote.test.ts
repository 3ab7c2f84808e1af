import { packLimits } from '../../src/domain/pack/limits'
import { heldAndReservedFen, openReservations, type Pack } from '../../src/domain/pack/pack'
import { releaseReservation, reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { HOUR, type Instant, instant } from '../../src/domain/time'
import { bonusExpiryOf, creditOf, quoteTier } from '../../src/domain/top-up/quote'
import { recommendTier } from '../../src/domain/top-up/recommend'
import { tierRules } from '../../src/domain/top-up/tier-rules'
import {
  codeOf,
  frozen,
  newId,
  newPack,
  noon,
  ordered,
  quoted,
  rules,
  rulesWith,
  shopTime,
  toppedUp,
  yuan,
} from './given'

function reserved(pack: Pack, tierId: string, at: Instant = noon): Pack {
  return reserveTopUp(frozen(pack), ordered(quoted(tierId, pack, at), newId('ord', at), at), at)
}

test('a quote is what the tier says, under the rules it was read from', () => {
  expect(quoteTier('tier_800', frozen(newPack()), rules, noon)).toEqual({
    tierId: 'tier_800',
    payFen: yuan(800),
    bonusFen: yuan(120),
    bonusValidDays: 365,
    rulesVersion: rules.version,
  })
  expect(creditOf(quoted('tier_800', newPack()))).toBe(yuan(920))
})

test.each(['nothing', '__proto__', 'constructor', ''])('the tier %p is not available', tierId => {
  expect(codeOf(quoteTier(tierId, frozen(newPack()), rules, noon))).toBe('TIER_NOT_AVAILABLE')
})

test('a tier is on offer from its first midnight to the end of its last day', () => {
  const tiers = [{ _id: 't', payYuan: 100, bonusYuan: 0, startsOn: '2026-12-01', endsOn: '2026-12-31' }]
  const quote = (time: string) => codeOf(quoteTier('t', newPack(), rulesWith({ tiers }), shopTime(time)))
  expect(quote('2026-11-30 23:59:59')).toBe('TIER_NOT_AVAILABLE')
  expect(quote('2026-12-01 00:00:00')).toBeNull()
  expect(quote('2026-12-31 23:59:59')).toBeNull()
  expect(quote('2027-01-01 00:00:00')).toBe('TIER_NOT_AVAILABLE')
})

test('the cap per member counts what was bought and what is being bought', () => {
  const bought = { ...newPack(), tierUses: { tier_1500: 2 } }
  expect(codeOf(quoteTier('tier_1500', bought, rules, noon))).toBeNull()
  const third = reserved(bought, 'tier_1500')
  expect(quoteTier('tier_1500', third, rules, noon)).toMatchObject({ code: 'TIER_CAP_REACHED', details: { cap: 3 } })
  const [orderId] = openReservations(third, noon)[0] ?? []
  if (!orderId) throw new Error('room is kept')
  expect(codeOf(quoteTier('tier_1500', releaseReservation(third, orderId), rules, noon))).toBeNull()
})

test('the ceiling counts balance, bonus and what is being bought; exactly full is allowed', () => {
  const held = toppedUp(newPack(), { payFen: yuan(3700), bonusFen: yuan(50) }).pack
  const waiting = reserved(held, 'tier_300')
  expect(heldAndReservedFen(waiting, noon)).toBe(yuan(4080))
  expect(codeOf(quoteTier('tier_800', waiting, rules, noon))).toBeNull()
  const almost = toppedUp(waiting, { payFen: yuan(0.01), bonusFen: yuan(0) }).pack
  expect(quoteTier('tier_800', almost, rules, noon)).toMatchObject({
    code: 'CEILING_EXCEEDED',
    details: { ceilingFen: yuan(5000), roomFen: yuan(919.99) },
  })
})

test('a card above its ceiling has no room, not less than none', () => {
  const over = toppedUp(newPack(), { payFen: yuan(6000), bonusFen: yuan(0) }).pack
  expect(quoteTier('tier_300', over, rules, noon)).toMatchObject({ code: 'CEILING_EXCEEDED', details: { roomFen: 0 } })
})

test('only so many top-ups may wait for payment at once', () => {
  const tiers = [{ _id: 't', payYuan: 10, bonusYuan: 0 }]
  const small = rulesWith({ tiers })
  let pack = newPack()
  for (let each = 0; each < packLimits.reservations; each++) {
    const quote = quoteTier('t', pack, small, noon)
    expect(codeOf(quote)).toBeNull()
    pack = reserveTopUp(pack, ordered({ ...quoted('tier_300', newPack()), tierId: 't', payFen: yuan(10) }), noon)
  }
  expect(codeOf(quoteTier('t', pack, small, noon))).toBe('TOO_MANY_OPEN_TOP_UPS')
})

test('room that nobody gave back stops counting an hour after the last moment of payment, and is dropped', () => {
  const left = reserved(reserved(newPack(), 'tier_300'), 'tier_800')
  const until = ordered(quoted('tier_300', newPack())).payBefore + HOUR
  expect(openReservations(left, instant(until - 1))).toHaveLength(2)
  expect(openReservations(left, instant(until))).toEqual([])
  expect(heldAndReservedFen(left, instant(until))).toBe(0)
  expect(Object.keys(reserved(left, 'tier_300', instant(until)).reservations)).toHaveLength(1)
})

test('a card full of lots takes no top-up whose two lots would not fit', () => {
  let pack = newPack()
  for (let each = 0; each < packLimits.lots / 2 - 1; each++) {
    pack = toppedUp(pack, { payFen: yuan(1), bonusFen: yuan(1) }).pack
  }
  expect(codeOf(quoteTier('tier_300', pack, rules, noon))).toBeNull()
  const full = toppedUp(pack, { payFen: yuan(1), bonusFen: yuan(1) }).pack
  expect(codeOf(quoteTier('tier_300', full, rules, noon))).toBe('CARD_LOTS_FULL')
})

test('a bonus without days runs out never', () => {
  expect(bonusExpiryOf({ ...quoted('tier_300', newPack()), bonusValidDays: null }, noon)).toBeNull()
})

describe('a tier that is only for the first time', () => {
  const tiers = [
    { _id: 'first', payYuan: 100, bonusYuan: 30, firstOnly: true },
    { _id: 'plain', payYuan: 300, bonusYuan: 30 },
  ]
  const shop = rulesWith({ tiers })
  const room = (pack: Pack, tierId: string): Pack => {
    const quote = quoteTier(tierId, pack, shop, noon)
    if ('code' in quote) throw new Error(quote.code)
    return reserveTopUp(frozen(pack), ordered(quote, newId('ord', noon), noon), noon)
  }

  test('is there for a member who never topped up', () => {
    expect(codeOf(quoteTier('first', newPack(), shop, noon))).toBeNull()
  })

  test('is over after any top-up', () => {
    const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
    expect(codeOf(quoteTier('first', pack, shop, noon))).toBe('TIER_FIRST_ONLY')
    expect(codeOf(quoteTier('plain', pack, shop, noon))).toBeNull()
  })

  test('cannot be had twice by paying two at once', () => {
    expect(codeOf(quoteTier('first', room(newPack(), 'first'), shop, noon))).toBe('TIER_FIRST_ONLY')
  })

  test('is not lost by another tier that was started and not paid', () => {
    expect(codeOf(quoteTier('first', room(newPack(), 'plain'), shop, noon))).toBeNull()
  })

  test('is recommended to whom it is for, and says so', () => {
    expect(recommendTier(shop.tiers, [])).toEqual({ tierId: 'first', reason: '首次充值专享' })
    const [first] = shop.tiers
    if (!first) throw new Error('no tier')
    expect(tierRules(first, [], noon)).toContain('仅限首次充值')
  })
})
