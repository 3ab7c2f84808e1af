import fc from 'fast-check'
import { replay } from '../../src/domain/ledger/movement'
import { fen } from '../../src/domain/money'
import { exchange } from '../../src/domain/pack/exchange'
import { expireDue } from '../../src/domain/pack/expire'
import { packLimits } from '../../src/domain/pack/limits'
import { changeCardKind } from '../../src/domain/pack/name-card'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { rescuableNow, rescueBonus } from '../../src/domain/pack/rescue-bonus'
import { signIn, signInToday } from '../../src/domain/pack/sign-in'
import { type Direction, exchangeOf, exchangeRange, whyOutOfRule } from '../../src/domain/points/exchange-terms'
import { grantPoints, postedPoints } from '../../src/domain/points/point-lots'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { draftFrom } from '../../src/domain/rules/publish'
import { DAY, later } from '../../src/domain/time'
import { quoteTier } from '../../src/domain/top-up/quote'
import {
  codeOf,
  commit,
  daysAfter,
  frozen,
  newId,
  newPack,
  noon,
  rawRules,
  rulesWith,
  shopTime,
  toppedUp,
  withCoupon,
  yuan,
} from './given'

const points: RawDocument = {
  _id: 'points',
  signInPoints: [5, 5, 8, 10, 12, 15, 20],
  signInBonus: 30,
  pointsForYuan: 100,
  minimumPoints: 500,
  bonusValidDays: 180,
  dayPoints: 2000,
  monthPoints: 3000,
  pointsPerBonusYuan: 80,
  rescueDays: 7,
  rescueCoupons: [
    { fromYuan: 20, coupon: 'pay_90' },
    { fromYuan: 5, coupon: 'off_10' },
  ],
}

function shopWith(document: Partial<RawDocument> = {}) {
  return rulesWith({ settings: [...rawRules().settings, { ...points, ...document }] })
}

const rules = shopWith()

function withPoints(count: number, pack = newPack()): Pack {
  return frozen(grantPoints(pack, count, null, 'points_granted').pack)
}

function exchanged(pack: Pack, direction: Direction, whole: number, at = noon, by = rules) {
  const wish = exchangeOf(direction, whole, by)
  if (!wish) throw new Error('not offered')
  return exchange(pack, newId('xch', at), wish, by, at)
}

describe('a daily sign-in', () => {
  test('gives more each day of a row, the bonus on the seventh, and begins anew after it', () => {
    let pack = newPack()
    const given = [0, 1, 2, 3, 4, 5, 6, 7].map(day => {
      const at = daysAfter(noon, day)
      const { pack: next, entry } = commit(signIn(frozen(pack), rules, at), { commandId: newId('sgn', at), at })
      pack = next
      return entry.facts.kind === 'signed_in' ? [entry.facts.inRow, entry.facts.points] : []
    })
    expect(given).toEqual([
      [1, 5],
      [2, 5],
      [3, 8],
      [4, 10],
      [5, 12],
      [6, 15],
      [7, 50],
      [1, 5],
    ])
    expect(postedPoints(pack)).toBe(110)
  })

  test('counts by the shop’s midnight, and a missed day ends the row', () => {
    const late = shopTime('2026-11-22 23:59:59')
    const { pack } = commit(signIn(newPack(), rules, late), { commandId: newId('sgn', late), at: late })
    expect(codeOf(signIn(frozen(pack), rules, late))).toBe('SIGNED_IN_ALREADY')
    expect(signInToday(pack, later(late, 1000))).toEqual({ inRow: 2, done: false })
    expect(signInToday(pack, daysAfter(late, 2))).toEqual({ inRow: 1, done: false })
  })

  test('is not given twice to a clock that goes back', () => {
    const { pack } = commit(signIn(newPack(), rules, noon), { commandId: newId('sgn'), at: noon })
    expect(codeOf(signIn(frozen(pack), rules, later(noon, -DAY)))).toBe('SIGNED_IN_ALREADY')
  })

  test('is refused by a shop that has none', () => {
    expect(codeOf(signIn(newPack(), rulesWith(), noon))).toBe('POINTS_NOT_OFFERED')
  })
})

describe('an exchange', () => {
  test('of points opens a lot of bonus with its own expiry, and principal is as it was', () => {
    const { pack } = toppedUp(withPoints(1200), { payFen: yuan(300), bonusFen: yuan(0) })
    const done = commit(exchanged(frozen(pack), 'to_bonus', 10), { commandId: newId('xch'), at: noon })
    expect(done.entry.facts).toMatchObject({
      kind: 'points_to_bonus',
      points: 1000,
      bonusFen: yuan(10),
      bonusExpiresAt: shopTime('2027-05-22 00:00:00'),
    })
    expect(done.entry.after).toEqual({ principalFen: yuan(300), bonusFen: yuan(10), points: 200 })
    expect(done.entry.opened).toMatchObject([{ kind: 'bonus' }])
  })

  test('of bonus takes what runs out first, and never principal', () => {
    const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
    const done = commit(exchanged(frozen(pack), 'to_points', 20), { commandId: newId('xch'), at: noon })
    expect(done.entry.after).toEqual({ principalFen: yuan(300), bonusFen: yuan(10), points: 1600 })
    expect(exchanged(frozen(done.pack), 'to_points', 11)).toMatchObject({
      code: 'BONUS_TOO_LOW',
      details: { bonusFen: yuan(10) },
    })
  })

  test.each<[string, Pack, Direction, number, string]>([
    ['more points than there are', withPoints(900), 'to_bonus', 10, 'POINTS_TOO_LOW'],
    ['less than the minimum', withPoints(900), 'to_bonus', 4, 'EXCHANGE_TOO_SMALL'],
    ['more than the day’s cap', withPoints(9000), 'to_bonus', 21, 'EXCHANGE_CAP_REACHED'],
    ['bonus that is not there', newPack(), 'to_points', 1, 'BONUS_TOO_LOW'],
  ])('of %s is refused and changes nothing', (_name, pack, direction, whole, code) => {
    expect(codeOf(exchanged(frozen(pack), direction, whole))).toBe(code)
  })

  test('at a rate that changed meanwhile is refused with the new one', () => {
    const wish = { direction: 'to_bonus', points: 1000, bonusFen: yuan(10) } as const
    const dearer = shopWith({ pointsForYuan: 120 })
    expect(exchange(withPoints(5000), newId('xch'), wish, dearer, noon)).toMatchObject({
      code: 'EXCHANGE_CHANGED',
      details: { points: 1200, fen: yuan(10) },
    })
    expect(codeOf(exchange(withPoints(5000), newId('xch'), { ...wish, bonusFen: fen(1050) }, rules, noon))).toBe(
      'EXCHANGE_CHANGED',
    )
    expect(codeOf(exchange(withPoints(5000), newId('xch'), wish, rulesWith(), noon))).toBe('POINTS_NOT_OFFERED')
  })

  test('counts against the day and the month, and both begin anew', () => {
    const { pack } = commit(exchanged(withPoints(9000), 'to_bonus', 20), { commandId: newId('xch'), at: noon })
    expect(exchanged(frozen(pack), 'to_bonus', 5)).toMatchObject({ details: { leftPoints: 0 } })
    const tomorrow = daysAfter(noon, 1)
    expect(exchangeRange('to_bonus', pack, rules, tomorrow)).toMatchObject({ leastYuan: 5, mostYuan: 10 })
    expect(exchanged(frozen(pack), 'to_bonus', 11, tomorrow)).toMatchObject({ details: { leftPoints: 1000 } })
    expect(exchangeRange('to_bonus', pack, rules, shopTime('2026-12-01 00:00:00'))).toMatchObject({ mostYuan: 20 })
  })

  test('of bonus goes from the least that the shop takes to what there is, or to what is left of its own day', () => {
    const by = shopWith({ minimumBonusYuan: 3, dayPointsBack: 800 })
    const range = (bonus: number) => {
      const { pack } = toppedUp(withPoints(9000), { payFen: yuan(300), bonusFen: yuan(bonus) })
      return exchangeRange('to_points', pack, by, noon)
    }
    expect(range(5)).toEqual({ leastYuan: 3, mostYuan: 5, pointsPerYuan: 80 })
    expect(range(2)).toEqual({ leastYuan: 3, mostYuan: 0, pointsPerYuan: 80 })
    expect(range(100)).toEqual({ leastYuan: 3, mostYuan: 10, pointsPerYuan: 80 })
  })

  test('below the least of its way is refused with that least', () => {
    const { pack } = toppedUp(withPoints(9000), { payFen: yuan(300), bonusFen: yuan(30) })
    const by = shopWith({ minimumBonusYuan: 3 })
    expect(exchanged(pack, 'to_points', 2, noon, by)).toMatchObject({
      ...{ code: 'EXCHANGE_TOO_SMALL', details: { points: 0, fen: yuan(3) } },
    })
    expect(codeOf(exchanged(pack, 'to_points', 3, noon, by))).toBeNull()
    expect(exchanged(pack, 'to_bonus', 4, noon, by)).toMatchObject({
      ...{ code: 'EXCHANGE_TOO_SMALL', details: { points: 500, fen: 0 } },
    })
    expect(codeOf(exchanged(pack, 'to_bonus', 5, noon, by))).toBeNull()
  })

  test('one way counts nothing against the caps of the other', () => {
    const { pack } = toppedUp(withPoints(9000), { payFen: yuan(300), bonusFen: yuan(30) })
    const done = commit(exchanged(pack, 'to_bonus', 20), { commandId: newId('xch'), at: noon })
    expect(codeOf(exchanged(done.pack, 'to_bonus', 5))).toBe('EXCHANGE_CAP_REACHED')
    expect(codeOf(exchanged(done.pack, 'to_points', 20))).toBeNull()
  })

  test('of a way that the shop does not offer has no range and no rule', () => {
    const none = rulesWith()
    for (const direction of ['to_bonus', 'to_points'] as const) {
      expect(exchangeRange(direction, withPoints(9000), none, noon)).toBeNull()
      const wish = { direction, points: 500, bonusFen: yuan(5) }
      expect(codeOf(whyOutOfRule(withPoints(9000), wish, none, noon))).toBe('POINTS_NOT_OFFERED')
    }
  })

  test('that would go above the card’s ceiling is refused', () => {
    const { pack } = toppedUp(withPoints(2000), { payFen: yuan(4995), bonusFen: yuan(0) })
    expect(exchanged(frozen(pack), 'to_bonus', 6)).toMatchObject({ code: 'NO_ROOM', details: { roomFen: yuan(5) } })
    expect(exchangeRange('to_bonus', pack, rules, noon)).toMatchObject({ mostYuan: 5 })
  })

  test('there and back never gains anything, whatever the rates that a merchant may publish', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 20 }),
        (forYuan, perYuan, whole) => {
          fc.pre(perYuan <= forYuan)
          const free = { dayPoints: 1_000_000, monthPoints: 1_000_000, minimumPoints: 1 }
          const back = { dayPointsBack: 1_000_000, monthPointsBack: 1_000_000 }
          const by = shopWith({ ...free, ...back, pointsForYuan: forYuan, pointsPerBonusYuan: perYuan })
          const start = withPoints(whole * forYuan)
          const there = commit(exchanged(start, 'to_bonus', whole, noon, by), { commandId: newId('xch'), at: noon })
          const again = commit(exchanged(frozen(there.pack), 'to_points', whole, noon, by), {
            commandId: newId('xch'),
            at: noon,
          })
          expect(postedPoints(again.pack)).toBeLessThanOrEqual(whole * forYuan)
          expect(balanceOf(again.pack, noon).totalFen).toBe(0)
          const books = replay([...there.entry.movements, ...again.entry.movements])
          expect(books.get('bonus_exchanged')).toBe(0)
        },
      ),
    )
  })
})

describe('bonus that ran out', () => {
  function expiredPack(bonusFen = yuan(30)) {
    const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen, bonusValidDays: 30 })
    const late = daysAfter(noon, 31)
    return { ...commit(expireDue(pack, late), { commandId: newId('exp', late), at: late }), late }
  }

  test('becomes one coupon of its band, once', () => {
    const { pack, entry, late } = expiredPack()
    const wish = { expirySeq: entry.seq, templateId: 'pay_90' }
    expect(rescuableNow(pack, rules, late)).toMatchObject([{ expirySeq: entry.seq, fen: yuan(30) }])
    const done = commit(rescueBonus(frozen(pack), newId('rsc', late), wish, rules, late), {
      commandId: newId('rsc', late),
      at: late,
    })
    expect(done.entry.facts).toMatchObject({ kind: 'bonus_rescued', expiredFen: yuan(30), templateId: 'pay_90' })
    const [coupon] = done.pack.coupons
    expect(done.pack.coupons).toEqual([coupon])
    expect(done.entry.facts).toMatchObject({ couponId: coupon?.couponId, expiresAt: coupon?.expiresAt })
    expect(done.entry.movements).toEqual([
      { unit: 'coupon', amount: 1, from: 'coupons_issued:pay_90', to: `coupon:${coupon?.couponId}` },
    ])
    expect(codeOf(rescueBonus(frozen(done.pack), newId('rsc', late), wish, rules, late))).toBe('NOTHING_TO_RESCUE')
  })

  test('becomes a coupon expiry by expiry: another one stays as it is', () => {
    const { pack, entry, late } = expiredPack()
    const other = { expirySeq: entry.seq - 1, fen: yuan(9), expiredAt: late }
    const two = { ...pack, rescuable: [other, ...pack.rescuable] }
    const wish = { expirySeq: entry.seq, templateId: 'pay_90' }
    expect(rescueBonus(two, newId('rsc', late), wish, rules, late)).toMatchObject({
      ...{ pack: { rescuable: [other] }, facts: { expirySeq: entry.seq, expiredFen: yuan(30) } },
    })
    const full = {
      ...two,
      coupons: Array.from({ length: packLimits.coupons }, () => withCoupon(newPack(), 'off_10').coupon),
    }
    expect(codeOf(rescueBonus(full, newId('rsc', late), wish, rules, late))).toBe('WALLET_FULL')
  })

  test.each([
    ['too late', yuan(30), 'pay_90', 7],
    ['another coupon than its band’s', yuan(10), 'pay_90', 0],
    ['too little', yuan(4), 'off_10', 0],
  ])('becomes nothing: %s', (_name, bonusFen, templateId, days) => {
    const { pack, entry, late } = expiredPack(bonusFen)
    const at = daysAfter(late, days)
    expect(codeOf(rescueBonus(frozen(pack), newId('rsc', at), { expirySeq: entry.seq, templateId }, rules, at))).toBe(
      'NOTHING_TO_RESCUE',
    )
  })
})

describe('a name on the card', () => {
  const [shop] = rawRules().settings
  const two = rulesWith({ settings: [{ ...shop, _id: 'shop', unnamedCeilingYuan: 1000, legalForm: '企业' }] })

  test('is asked for by a tier above the unnamed ceiling, which then fits', () => {
    expect(quoteTier('tier_1500', newPack(), two, noon)).toMatchObject({
      code: 'NAMING_REQUIRED',
      details: { ceilingFen: yuan(1000), namedCeilingFen: yuan(5000) },
    })
    const { pack } = commit(changeCardKind(newPack(), 'named', two, noon), { commandId: newId('nam'), at: noon })
    expect(quoteTier('tier_1500', pack, two, noon)).toMatchObject({ payFen: yuan(1500) })
  })

  test('is not asked for where it would not help', () => {
    const { pack } = toppedUp(newPack(), { payFen: yuan(4900), bonusFen: yuan(0) })
    expect(codeOf(quoteTier('tier_300', pack, two, noon))).toBe('CEILING_EXCEEDED')
  })

  test('can be taken away while the balance fits a card without', () => {
    const { pack } = toppedUp(newPack(), { payFen: yuan(1001), bonusFen: yuan(0) })
    const named = commit(changeCardKind(pack, 'named', two, noon), { commandId: newId('nam'), at: noon }).pack
    expect(codeOf(changeCardKind(frozen(named), 'unnamed', two, noon))).toBe('NAME_STILL_NEEDED')
    expect(codeOf(changeCardKind(newPack(), 'unnamed', two, noon))).toBeNull()
  })
})

test.each([
  [{ pointsPerBonusYuan: 101 }, '1 元赠送余额换的积分 pointsPerBonusYuan 不能多于换 1 元要的积分 pointsForYuan'],
  [{ signInPoints: [5, 5] }, '连续签到每天的积分 signInPoints 要填 7 个整数的列表，每个从 1 到 1000'],
  [{ expiry: '按月' }, '积分有效期按月时，缺少有效月数 expiryMonths'],
  [
    { rescueCoupons: [{ fromYuan: 5, coupon: 'off_11' }] },
    '到期余额换券 rescueCoupons 第 1 项：coupon_templates 里没有 off_11',
  ],
  [{ pointsforyuan: 3 }, '不认识的字段 pointsforyuan，请检查拼写或删除'],
])('a points document with %j is not published, and says why', (change, message) => {
  const settings = [...rawRules().settings, { ...points, ...change } as RawDocument]
  const { problems } = draftFrom({ ...rawRules(), settings }, null, noon)
  expect(problems).toMatchObject([{ collection: 'settings', documentId: 'points', message }])
})
