import { fen } from '../money'
import { type RiskAction, type RiskRules, USUAL_RESET_HOURS } from '../risk/risk-rules'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const actions: Record<string, RiskAction> = {
  二次确认: 'confirm',
  支付密码: 'password',
  短信验证码: 'phone_code',
  人工核对: 'hold',
}
const amounts = { least: fen(100), most: fen(500_000) }

/** Reads the document `risk` of `settings`. A rule is on when its first field is there; the rest has usual values. */
export function readRiskRules(document: RawDocument): ReadDocument<RiskRules> {
  const reader = new FieldReader(document)
  const action = (field: string, label: string): RiskAction =>
    actions[reader.choice(field, label, Object.keys(actions), '二次确认')] ?? 'confirm'
  const fromFen = reader.yuanOrNothing('amountYuan', '单笔多少元起算大额', amounts)
  const amountAction = action('amountAction', '大额充值怎么处理')
  const topUps = reader.countOrNothing('speedTopUps', '短时间内最多几笔', { least: 1, most: 6 })
  const minutes = reader.countOrNothing('speedMinutes', '短时间是几分钟', { least: 1, most: 1440 }) ?? 60
  const speedAction = action('speedAction', '充值过密怎么处理')
  const newFromFen = reader.yuanOrNothing('newDeviceYuan', '新手机上多少元起要核对', amounts)
  const hours = reader.countOrNothing('newDeviceHours', '用多少小时以内算新手机', { least: 1, most: 720 }) ?? 24
  const newDeviceAction = action('newDeviceAction', '新手机充值怎么处理')
  const accounts = reader.countOrNothing('deviceAccounts', '一部手机最多几个账号充值', { least: 1, most: 19 })
  const accountsAction = action('deviceAccountsAction', '账号过多怎么处理')
  const resetHours =
    reader.countOrNothing('passwordResetHours', '忘记支付密码要等几小时', { least: 24, most: 720 }) ?? USUAL_RESET_HOURS
  const smsTemplateId = reader.textOrNothing('smsTemplateId', '短信验证码的模板编号', 64)
  const needsSms = [amountAction, speedAction, newDeviceAction, accountsAction].includes('phone_code')
  reader.complainIf(needsSms && smsTemplateId === null, '用短信验证码确认，要先填短信验证码的模板编号 smsTemplateId')
  const value: RiskRules = {
    resetHours,
    ...(smsTemplateId !== null && { smsTemplateId }),
    amount: fromFen === null ? null : { fromFen, action: amountAction },
    speed: topUps === null ? null : { topUps, minutes, action: speedAction },
    newDevice: newFromFen === null ? null : { hours, fromFen: newFromFen, action: newDeviceAction },
    deviceAccounts: accounts === null ? null : { accounts, action: accountsAction },
  }
  return { value, problems: reader.finish() }
}
