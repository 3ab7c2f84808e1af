import {
  type MessageKind,
  type MessagePart,
  type MessageRules,
  type MessageTemplate,
  messageKinds,
} from '../messages/message-rules'
import { fen } from '../money'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const kinds: Record<string, MessageKind> = {
  优惠券到期: 'coupon_expiring',
  赠送金到期: 'bonus_expiring',
  分期充值: 'instalment_due',
  门店充值: 'counter_top_up',
  大额付款: 'large_charge',
  客服回复: 'ticket_answered',
}
const parts: Record<string, MessagePart> = {
  名称: 'name',
  时间: 'time',
  金额: 'amount',
  余额: 'balance',
  门店: 'store',
  提示: 'note',
}
/** Which of WeChat's kinds of field take what: a text anything, the others only what they are named for. */
const fieldKinds: Record<string, readonly MessagePart[]> = {
  thing: ['name', 'time', 'amount', 'balance', 'store', 'note'],
  time: ['time'],
  date: ['time'],
  amount: ['amount', 'balance'],
}
const MOST_FIELDS = 5
const USUAL_DAYS = 3
const USUAL_CHARGE = fen(20_000)
const USUAL_QUIET = { fromHour: 22, untilHour: 9 }

/** Reads the document `messages` of `settings`: what members may be told, by which of WeChat's templates. */
export function readMessageRules(document: RawDocument): ReadDocument<MessageRules> {
  const reader = new FieldReader(document)
  const templates = reader.listOrNothing('templates', '消息模板', messageKinds.length, readTemplate) ?? []
  const hours = { least: 0, most: 23 }
  const fromHour = reader.countOrNothing('quietFromHour', '几点起不打扰', hours) ?? USUAL_QUIET.fromHour
  const untilHour = reader.countOrNothing('quietUntilHour', '几点后可以打扰', hours) ?? USUAL_QUIET.untilHour
  const daysBefore = reader.countOrNothing('daysBefore', '提前几天提醒到期', { least: 0, most: 30 }) ?? USUAL_DAYS
  const chargeFromFen = reader.yuanOrNothing('chargeFromYuan', '付款多少元起通知', { least: fen(100) }) ?? USUAL_CHARGE
  reader.complainIf(new Set(templates.map(each => each.kind)).size < templates.length, '每种消息只能有一个模板')
  // The same hour twice means a day without quiet hours.
  const quiet = fromHour === untilHour ? null : { fromHour, untilHour }
  return { value: { templates, quiet, daysBefore, chargeFromFen }, problems: reader.finish() }
}

function readTemplate(reader: FieldReader): MessageTemplate {
  const kind = kinds[reader.choice('for', '用于', Object.keys(kinds), null)] ?? 'coupon_expiring'
  const wechatTemplateId = reader.text('templateId', '微信模板编号', 64)
  if (!/^[\w-]*$/.test(wechatTemplateId)) reader.complain('微信模板编号 templateId 只能有字母、数字、_ 和 -')
  const fields = reader.listOrNothing('fields', '模板里的字段', MOST_FIELDS, readField) ?? []
  if (fields.length === 0) reader.complain('缺少模板里的字段 fields')
  const isOfMoney = fields.some(({ says }) => says === 'amount' || says === 'balance')
  reader.complainIf(kind === 'ticket_answered' && isOfMoney, '客服回复里没有金额和余额')
  return { kind, wechatTemplateId, fields }
}

function readField(reader: FieldReader): MessageTemplate['fields'][number] {
  const field = reader.text('field', '微信里的字段名', 20)
  const says = parts[reader.choice('says', '内容', Object.keys(parts), null)] ?? 'name'
  const taken = fieldKinds[/^([a-z]+)\d{1,3}$/.exec(field)?.[1] ?? '']
  if (!taken) reader.complain(`字段 ${field} 请选 thing、time、date 或 amount 开头的`)
  else if (!taken.includes(says)) reader.complain(`字段 ${field} 放不下「${nameOf(says)}」`)
  return { field, says }
}

function nameOf(says: MessagePart): string {
  return Object.keys(parts).find(name => parts[name] === says) ?? says
}
