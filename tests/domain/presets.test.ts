import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { draftFrom } from '../../src/domain/rules/publish'
import { noon, rawRules } from './given'

/** The documents of a page's code blocks, in the order in which they stand there. */
function presets(): RawDocument[][] {
  const page = readFileSync(join(__dirname, '../../docs/coupon-templates.md'), 'utf8')
  return [...page.matchAll(/```jsonl\n([\s\S]*?)```/g)].map(([, block = '']) =>
    block
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as RawDocument),
  )
}

test('every preset of the documentation can be published as it stands', () => {
  const [templates = [], tiers = [], prices = [], products = []] = presets()
  expect([templates, tiers, prices, products].every(each => each.length > 1)).toBe(true)
  const raw = { ...rawRules(), coupon_templates: templates, tiers, price_rules: prices, products }
  const { published, problems } = draftFrom(raw, null, noon)
  expect(problems).toEqual([])
  expect(published?.rules.couponTemplates).toHaveLength(templates.length)
  expect(published?.rules.tiers).toHaveLength(tiers.length)
  expect(published?.rules.priceRules).toHaveLength(prices.length)
})

test('a bold member price must be confirmed, and one whose end has passed is a slip', () => {
  const rule = { _id: 'r', title: '价', payPercent: 8 }
  const problemOf = (change: object): string | undefined =>
    draftFrom({ ...rawRules(), price_rules: [{ ...rule, ...change }] }, null, noon).problems[0]?.message
  expect(problemOf({})).toBe('折后百分比（9折填 90） payPercent 要填整数（不加引号），从 10 到 99')
  expect(problemOf({ payPercent: 40 })).toContain('请加一项 confirmPayPercent')
  expect(problemOf({ payPercent: 40, confirmPayPercent: 40 })).toBeUndefined()
  expect(problemOf({ payPercent: 80, endsOn: '2026-11-21' })).toBe('结束日期 endsOn 已经过去')
  expect(problemOf({ payPercent: 80, levels: ['钻石会员'] })).toContain('适用等级 levels 里没有：钻石会员')
  expect(problemOf({ payPercent: 80, hours: '中午' })).toContain('适用时段 hours')
})
