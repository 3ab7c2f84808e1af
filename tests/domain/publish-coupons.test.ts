import type { RawDocument } from '../../src/domain/rules/field-reader'
import { rulesWith } from './given'
import { draft, problemOf } from './given-drafts'

const coupon: RawDocument = {
  _id: 'c',
  title: '券',
  kind: '满减',
  minimumYuan: 50,
  offYuan: 10,
  validDays: 7,
  perMember: 1,
}

describe('a coupon template', () => {
  test.each([
    ['takes off more than it asks', { offYuan: 60 }, '减的金额 offYuan 大于满的金额 minimumYuan'],
    [
      'no validity',
      { validDays: undefined },
      '缺少有效期：请填 validDays（领取后有效天数）、validMonths（有效月数）或 validUntil（有效期至）',
    ],
    [
      'two validities',
      { validUntil: '2026-12-31' },
      '领取后有效天数 validDays、有效月数 validMonths 和有效期至 validUntil 只能填一个',
    ],
    ['unknown kind', { kind: '满送' }, '券的种类 kind 只能是 满减 / 折扣 / 代金 / 兑换'],
    ['unknown store', { stores: ['store_x'] }, '可用门店 stores 里没有这些门店：store_x'],
    ['no store', { stores: [] }, '可用门店 stores 要填门店编号的列表，最多 20 家，不限门店就删掉这一项'],
    ['field of another kind', { payPercent: 90 }, '不认识的字段 payPercent，请检查拼写或删除'],
    ['no cap', { perMember: null }, '缺少每人限领张数 perMember'],
  ])('%s: refused', (_name, change, message) => {
    expect(problemOf({ coupon_templates: [{ ...coupon, ...change } as RawDocument] })).toContain(message)
  })

  test('ends before it starts: refused', () => {
    const { validDays: _none, ...open } = coupon
    const wrong = { ...open, startsOn: '2026-12-31', validUntil: '2026-12-30' } as RawDocument
    expect(problemOf({ coupon_templates: [wrong] })).toBe('有效期至 validUntil 早于开始日期 startsOn')
  })

  test('may name only so many stores, because every coupon carries them', () => {
    const stores = Array.from({ length: 21 }, (_, each) => ({ _id: `s${each}`, name: '店' }))
    const named = { ...coupon, stores: stores.map(store => store._id) }
    expect(problemOf({ stores, coupon_templates: [named], staff: [] })).toContain('最多 20 家')
    expect(
      draft({ stores, coupon_templates: [{ ...named, stores: named.stores.slice(1) }], staff: [] }).problems,
    ).toEqual([])
  })

  test('a store named twice is one store', () => {
    const [read] = rulesWith({
      coupon_templates: [{ ...coupon, stores: ['store_futian', 'store_futian'] }],
    }).couponTemplates
    expect(read?.terms.storeIds).toEqual(['store_futian'])
  })
})
