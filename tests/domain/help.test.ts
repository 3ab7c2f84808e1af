import { questionsOf } from '../../src/domain/help/usual-questions'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { draftFrom } from '../../src/domain/rules/publish'
import type { RawRules } from '../../src/domain/rules/raw-rules'
import type { Rules } from '../../src/domain/rules/rules'
import { noon, rawRules, rulesWith } from './given'

function problemOf(changes: Partial<RawRules>): string | undefined {
  return draftFrom({ ...rawRules(), ...changes }, null, noon).problems[0]?.message
}

const question = { _id: 'parking', question: '可以停车吗', answer: '门口有三个车位' }
const withHelp = (help: object) => ({ settings: [...rawRules().settings, { _id: 'help', ...help } as RawDocument] })
const answerTo = (rules: Rules, id: string) => questionsOf(rules).find(({ faqId }) => faqId === id)?.answer

describe('the merchant’s questions and answers', () => {
  test('go live in their order, those without one last, and those switched off not at all', () => {
    const { faq } = rulesWith({
      faq: [
        { ...question, _id: 'b' },
        { ...question, _id: 'c', order: 1 },
        { ...question, _id: 'a' },
        { ...question, _id: 'off', on: false },
      ],
    })
    expect(faq.map(({ faqId }) => faqId)).toEqual(['c', 'a', 'b'])
  })

  test.each([
    [{ answer: '本店是最好的咖啡店' }, '回答 answer 里的「最好」是广告法不允许的绝对化用语，请换个说法'],
    [{ question: '' }, '问题 question 要填 1 到 40 个字'],
    [{ order: 0 }, '排第几 order 要填整数（不加引号），从 1 到 999'],
    [{ awnser: '有' }, '不认识的字段 awnser，请检查拼写或删除'],
  ])('with a slip are held back: %j', (change, message) => {
    expect(problemOf({ faq: [{ ...question, ...change }] })).toBe(message)
  })
})

describe('how the shop is reached', () => {
  test('is what its document says, and the usual promise where there is none', () => {
    expect(rulesWith({}).help).toEqual({ phone: null, hours: null, replyHours: 48 })
    const said = { phone: '0755-2600 1234', hours: '每天 9:00–22:00', replyHours: 24 }
    expect(rulesWith(withHelp(said)).help).toEqual(said)
  })

  test.each([
    [{ phone: '店里' }, '客服电话 phone 只能有数字、空格和 -'],
    [{ replyHours: 73 }, '几小时内答复 replyHours 要填整数（不加引号），从 1 到 72'],
  ])('is held back with a slip: %j', (help, message) => {
    expect(problemOf(withHelp(help))).toBe(message)
  })
})

describe('what every shop is asked', () => {
  test('is answered by the rules that are live', () => {
    const rules = rulesWith({})
    expect(answerTo(rules, 'ceiling')).toBe('每张卡最多 5,000 元，本金和赠送合计。')
    expect(answerTo(rules, 'expiry')).toBe(
      '本金不过期，没用完可以退。赠送金额的期限写在每个充值档位下面。付款时先用赠送金额，最早到期的最先用。',
    )
    const [shop] = rawRules().settings
    const strict = {
      ...shop,
      unnamedCeilingYuan: 1000,
      unnamedPurchaseLimitYuan: 200,
      debitOrder: '按比例',
      pointsPerYuan: 0,
    }
    const tiers = [{ _id: 't', payYuan: 300, bonusYuan: 30, bonusValidDays: 90 }]
    const other = rulesWith({ settings: [strict as RawDocument], tiers })
    expect(answerTo(other, 'ceiling')).toBe(
      '不记名卡最多 1,000 元，实名登记后最多 5,000 元，本金和赠送合计；不记名卡一次最多付 200 元。',
    )
    expect(answerTo(other, 'expiry')).toContain('赠送金额从到账起 90 天内有效。付款时本金和赠送金额按比例一起用')
    expect(answerTo(other, 'points')).toBeUndefined()
    expect(answerTo(rules, 'points')).toContain('每消费 1 元得 1 积分')
  })

  test('gives way to the merchant’s own answer under the same id', () => {
    const own = { ...question, _id: 'refund', question: '怎么退', answer: '到店办理' }
    const ids = questionsOf(rulesWith({ faq: [own] })).map(({ faqId }) => faqId)
    expect(ids.filter(id => id === 'refund')).toHaveLength(1)
    expect(answerTo(rulesWith({ faq: [own] }), 'refund')).toBe('到店办理')
  })

  test('a bonus without an end is said to have none', () => {
    const tiers = [{ _id: 't', payYuan: 300, bonusYuan: 30 }]
    expect(answerTo(rulesWith({ tiers }), 'expiry')).toContain('赠送金额也不过期。')
    const plain = [{ _id: 't', payYuan: 300, bonusYuan: 0 }]
    expect(answerTo(rulesWith({ tiers: plain }), 'expiry')).toBe(
      '本金不过期，没用完可以退。付款时先用赠送金额，最早到期的最先用。',
    )
  })
})
