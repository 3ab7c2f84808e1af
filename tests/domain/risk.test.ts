import fc from 'fast-check'
import { judgeTopUp, type WantedTopUp } from '../../src/domain/risk/judge-top-up'
import type { RiskRules } from '../../src/domain/risk/risk-rules'
import { readRiskRules } from '../../src/domain/rules/read-risk'
import { HOUR, later, MINUTE } from '../../src/domain/time'
import { frozen, newPack, noon, yuan } from './given'

function rulesOf(fields: object): RiskRules {
  const { value, problems } = readRiskRules({ _id: 'risk', ...fields })
  if (!value || problems.length > 0) throw new Error(problems.join())
  return value
}

const known = { payFen: yuan(300), deviceSince: later(noon, -100 * HOUR), deviceAccounts: 1 }
const judge = (wanted: Partial<WantedTopUp>, fields: object, pack = newPack()) =>
  judgeTopUp({ ...known, ...wanted }, [frozen(pack)], rulesOf(fields), noon)

test('without rules every top-up is usual', () => {
  expect(judge({ payFen: yuan(5000), deviceSince: null, deviceAccounts: 19 }, {})).toEqual({ action: 'allow' })
})

test('an amount is unusual from the very fen that the merchant names', () => {
  const rule = { amountYuan: 300, amountAction: '人工核对' }
  expect(judge({ payFen: yuan(299.99) }, rule)).toEqual({ action: 'allow' })
  expect(judge({}, rule)).toEqual({ action: 'hold', why: ['amount'] })
})

test('a phone is new for the hours that the merchant names, and one that says nothing is new too', () => {
  const rule = { newDeviceYuan: 100, newDeviceHours: 24 }
  expect(judge({ deviceSince: later(noon, -24 * HOUR) }, rule)).toEqual({ action: 'allow' })
  expect(judge({ deviceSince: later(noon, -24 * HOUR + 1) }, rule)).toEqual({
    ...{ action: 'confirm', ways: ['password', 'phone_code'], why: ['new_device'] },
  })
  expect(judge({ deviceSince: null }, rule)).toMatchObject({ why: ['new_device'] })
  expect(judge({ deviceSince: null, payFen: yuan(99) }, rule)).toEqual({ action: 'allow' })
})

test('top-ups that were credited lately and those that wait for payment count together', () => {
  const past = (minutes: number) => ({ tierId: 't', payFen: yuan(1), at: later(noon, -minutes * MINUTE) })
  const waiting = { ord_1: { tierId: 't', creditFen: yuan(1), until: later(noon, HOUR) } }
  const pack = { ...newPack(), pastTopUps: [past(60), past(59)], reservations: waiting as never }
  expect(judge({}, { speedTopUps: 3, speedMinutes: 60 }, pack)).toEqual({ action: 'allow' })
  expect(judge({}, { speedTopUps: 2, speedMinutes: 60 }, pack)).toMatchObject({ action: 'confirm', why: ['speed'] })
})

test('the strictest rule that is met decides, every one of them is named, and a stricter rule never makes it milder', () => {
  const severity = { allow: 0, confirm: 1, hold: 2 }
  const all = { amountYuan: 100, deviceAccounts: 2, deviceAccountsAction: '人工核对' }
  expect(judge({ deviceAccounts: 3 }, all)).toEqual({ action: 'hold', why: ['amount', 'device_accounts'] })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.nat(19),
      (pay, from, accounts) => {
        const wanted = { payFen: yuan(pay), deviceAccounts: accounts }
        const alone = judge(wanted, { deviceAccounts: 5 })
        const both = judge(wanted, { deviceAccounts: 5, amountYuan: from, amountAction: '人工核对' })
        expect(severity[both.action]).toBeGreaterThanOrEqual(severity[alone.action])
      },
    ),
  )
})

test('each rule may name the way of confirming, and where none satisfies all that are met the shop looks', () => {
  const both = (amountAction: string, deviceAccountsAction: string) =>
    judge(
      { deviceAccounts: 3 },
      { smsTemplateId: '1', amountYuan: 1, amountAction, deviceAccounts: 2, deviceAccountsAction },
    )
  expect(both('二次确认', '短信验证码')).toMatchObject({ action: 'confirm', ways: ['phone_code'] })
  expect(both('支付密码', '二次确认')).toMatchObject({ action: 'confirm', ways: ['password'] })
  expect(both('支付密码', '短信验证码')).toEqual({ action: 'hold', why: ['amount', 'device_accounts'] })
  const noTemplate = readRiskRules({ _id: 'risk', amountYuan: 1, amountAction: '短信验证码' })
  expect(noTemplate.problems[0]).toContain('smsTemplateId')
})

test('a document of risk says what is wrong with it', () => {
  expect(readRiskRules({ _id: 'risk', amountYuan: '300' }).problems[0]).toContain('amountYuan')
  expect(readRiskRules({ _id: 'risk', amountAction: '禁止' }).problems[0]).toContain(
    '二次确认 / 支付密码 / 短信验证码 / 人工核对',
  )
  expect(readRiskRules({ _id: 'risk', amontYuan: 3 }).problems[0]).toContain('不认识的字段 amontYuan')
})
