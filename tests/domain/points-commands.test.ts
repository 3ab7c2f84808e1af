import { expireDue } from '../../src/domain/pack/expire'
import { packLimits } from '../../src/domain/pack/limits'
import { changeCardKind } from '../../src/domain/pack/name-card'
import { rescuableNow, rescueBonus } from '../../src/domain/pack/rescue-bonus'
import { signIn, signInToday } from '../../src/domain/pack/sign-in'
import { postedPoints } from '../../src/domain/points/point-lots'
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
import { points, rules } from './given-points'

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
