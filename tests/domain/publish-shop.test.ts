import { rawRules, rulesWith, yuan } from './given'
import { draft, problemOf, publishedFrom } from './given-drafts'

describe('the shop', () => {
  const shop = { _id: 'shop', shopName: '小满咖啡', legalForm: '企业' }
  test('of a company has the ceilings of the law, unless it sets lower ones', () => {
    expect(rulesWith({ settings: [shop] }).shop.ceilingFen).toEqual({ unnamed: yuan(1000), named: yuan(5000) })
    expect(problemOf({ settings: [{ ...shop, unnamedCeilingYuan: 1000.01 }] })).toContain('不能超过 1000 元')
    expect(problemOf({ settings: [{ ...shop, namedCeilingYuan: 500 }] })).toContain('不能高于记名卡上限')
  })

  test.each([
    [{ shopName: '  ' }, '店名 shopName 要填 1 到 20 个字'],
    [{ legalForm: '公司' }, '经营主体 legalForm 只能是 企业 / 个体工商户'],
    [{ pointsPerYuan: 11 }, '每消费 1 元得几分 pointsPerYuan 要填整数（不加引号），从 0 到 10'],
    [{ namedCeilingYuan: '多' }, '记名卡上限 namedCeilingYuan 要填数字（元，不加引号），最多两位小数，从 100 到 5000'],
  ])('%o is refused with "%s"', (change, message) => {
    expect(problemOf({ settings: [{ ...shop, ...change }] })).toBe(message)
  })
})

describe('staff', () => {
  const [lin] = rawRules().staff
  if (!lin) throw new Error('one member of staff')

  test('two documents with one OpenID both do not count, because order must not decide a role', () => {
    const { published, problems } = draft({ staff: [lin, { ...lin, _id: 'staff_2', role: '店主' }] })
    expect(published?.people.staff).toEqual([])
    expect(problems.map(problem => problem.documentId)).toEqual(['staff_1', 'staff_2'])
    expect(problems[0]).toEqual({
      ...{ collection: 'staff', documentId: 'staff_1', olderVersionLive: false },
      message: '另一个店员文档用了同一个 openid，两个都暂不生效',
    })
  })

  test.each([
    [{ role: '老板' }, '角色 role 只能是 店员 / 店长 / 店主'],
    [{ role: 'constructor' }, '角色 role 只能是 店员 / 店长 / 店主'],
    [{ store: 'store_x' }, '所属门店 store 里没有 store_x 这家门店'],
    [{ openid: 7 }, '微信 OpenID openid 要填 1 到 64 个字'],
  ])('%o is refused with "%s"', (change, message) => {
    expect(problemOf({ staff: [{ ...lin, ...change }] })).toBe(message)
  })

  test('who left is out at the next publishing', () => {
    expect(publishedFrom({ staff: [{ ...lin, on: false }] }, publishedFrom()).people).toEqual({ version: 2, staff: [] })
  })
})
