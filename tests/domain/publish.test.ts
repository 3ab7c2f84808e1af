import type { RawDocument } from '../../src/domain/rules/field-reader'
import type { Published } from '../../src/domain/rules/publish'
import { rawRules, yuan } from './given'
import { draft, problemOf, publishedFrom, tier } from './given-drafts'

describe('a document’s id', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a.b',
    '$set',
    'a b',
    '',
    'x'.repeat(65),
    '档位',
    'a/b',
    '-a',
  ])('%p is refused', _id => {
    expect(problemOf({ tiers: [{ ...tier, _id }] })).toBe('文档编号 _id 只能用字母、数字、_ 和 -，最长 64 位')
  })

  test('that is no text is refused', () => {
    expect(problemOf({ tiers: [{ ...tier, _id: 5 as never }] })).toContain('文档编号 _id')
  })

  test('a field called __proto__ is a misspelt field and nothing more', () => {
    const document = JSON.parse('{"_id":"t","payYuan":300,"bonusYuan":30,"__proto__":{"on":false}}') as RawDocument
    expect(problemOf({ tiers: [document] })).toBe('不认识的字段 __proto__，请检查拼写或删除')
  })
})

describe('what goes live', () => {
  const live = publishedFrom()

  test('a document that turned bad keeps its last good version, and its neighbours still change', () => {
    const [first, second, third] = rawRules().tiers
    if (!first || !second || !third) throw new Error('three tiers')
    const { published, problems } = draft(
      { tiers: [{ ...first, payYuan: -1 }, { ...second, bonusYuan: 130 }, third] },
      live,
    )
    expect(published?.rules.tiers.map(each => [each.tierId, each.payFen, each.bonusFen])).toEqual([
      ['tier_300', yuan(300), yuan(30)],
      ['tier_800', yuan(800), yuan(130)],
      ['tier_1500', yuan(1500), yuan(300)],
    ])
    expect(problems).toMatchObject([{ collection: 'tiers', documentId: 'tier_300', olderVersionLive: true }])
  })

  test('so does one of every collection and every settings document, each under its own id', () => {
    const goods = { _id: 'latte', name: '拿铁', category: '咖啡', priceYuan: 28 }
    const everything = {
      ...rawRules(),
      settings: [
        ...rawRules().settings,
        { _id: 'checkout', reserveMinutes: 20 },
        { _id: 'points', expiry: '年底' },
        { _id: 'adjustments', managerYuan: 10 },
        { _id: 'counter', voidMinutes: 5 },
        { _id: 'messages', daysBefore: 1 },
        { _id: 'risk', amountYuan: 500 },
        { _id: 'batch', mostCards: 7 },
      ],
      plans: [{ _id: 'monthly', title: '月月充', payYuan: 100, times: 12 }],
      hand_outs: [{ _id: 'scan', name: '新店', coupon: 'off_10', to: '扫码' }],
      price_rules: [{ _id: 'members', title: '会员价', payPercent: 90 }],
      products: [goods],
    }
    const whole = publishedFrom(everything)
    expect(whole.rules).toMatchObject({
      ...{ checkout: { reservedForMs: 20 * 60_000 }, points: { expiry: { kind: 'year_end' } } },
      ...{ adjustments: { manager: { fen: yuan(10) } }, counter: { voidMinutes: 5 }, messages: { daysBefore: 1 } },
      ...{ risk: { amount: { fromFen: yuan(500) } }, batch: { mostCards: 7 } },
    })
    const spoilt = Object.fromEntries(
      Object.entries(everything).map(([collection, documents]) => [
        collection,
        documents.map(document => ({ ...document, misspelt: 1 })),
      ]),
    )
    const { published, problems } = draft(spoilt, whole)
    expect(published).toEqual(whole)
    expect(problems).toHaveLength(Object.values(everything).flat().length)
    for (const problem of problems)
      expect(problem).toMatchObject({ olderVersionLive: true, message: '不认识的字段 misspelt，请检查拼写或删除' })
  })

  test('tiers of one price stand in the order of their ids, however they lie in the collection', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(_id => ({ ...tier, _id })) as [RawDocument, RawDocument, RawDocument]
    for (const tiers of [
      [a, b, c],
      [c, b, a],
      [b, c, a],
    ])
      expect(publishedFrom({ tiers }).rules.tiers.map(each => each.tierId)).toEqual(['a', 'b', 'c'])
  })

  test('a new document that is bad stays out', () => {
    const { published, problems } = draft(
      { tiers: [...rawRules().tiers, { _id: 'new', payYuan: 'x', bonusYuan: 0 }] },
      live,
    )
    expect(published?.rules.tiers).toEqual(live.rules.tiers)
    expect(problems).toMatchObject([{ documentId: 'new', olderVersionLive: false }])
  })

  test('a deleted or switched-off document is withdrawn', () => {
    const [first, second] = rawRules().tiers
    if (!first || !second) throw new Error('two tiers')
    const { rules } = publishedFrom({ tiers: [first, { ...second, on: false }] }, live)
    expect(rules.tiers.map(each => each.tierId)).toEqual(['tier_300'])
    expect(rules.version).toBe(live.rules.version + 1)
  })

  test('versions grow only when something changed, rules and people apart', () => {
    expect(live.rules.version).toBe(1)
    expect(live.people.version).toBe(1)
    expect(publishedFrom({}, live)).toEqual(live)
    const noted = rawRules().tiers.map(each => ({ ...each, note: '双十一', _problem: '旧', _openid: 'x' }))
    expect(publishedFrom({ tiers: noted }, live)).toEqual(live)
    const morePeople = [
      ...rawRules().staff,
      { _id: 's2', name: '福田店长', openid: 'o2', role: '店长', store: 'store_futian' },
    ]
    const hired = publishedFrom({ staff: morePeople }, live)
    expect([hired.rules.version, hired.people.version]).toEqual([1, 2])
    const dearer = publishedFrom({ tiers: [tier], staff: morePeople }, hired)
    expect([dearer.rules.version, dearer.people.version]).toEqual([2, 2])
  })

  test('keys in another order, as a database may return them, are no change', () => {
    const turned = JSON.parse(JSON.stringify(live), (_key, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Published
    expect(publishedFrom({}, turned).rules.version).toBe(1)
  })

  test('nothing goes live before the shop itself was described', () => {
    const { published, problems } = draft({ settings: [] })
    expect(published).toBeNull()
    expect(problems).toMatchObject([{ collection: 'settings', message: 'settings 里要有一个编号为 shop 的文档' }])
  })

  test('a shop document that was deleted later keeps the shop open', () => {
    const { published, problems } = draft({ settings: [] }, live)
    expect(published).toEqual(live)
    expect(problems).toMatchObject([{ olderVersionLive: true }])
  })
})
