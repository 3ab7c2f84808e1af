import * as z from 'zod'
import { OpenApiRefusal } from './refusal'

const requestSchema = z.object({
  touser: z.string().min(1),
  template_id: z.string().min(1),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) })),
})
export type SubscribeMessage = z.infer<typeof requestSchema>

/** What a template's field may hold, by the name of its kind (developers.weixin.qq.com, 订阅消息参数值内容限制). */
const FIELD_RULES: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\w\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})?\s*(\d{1,2}:\d{2}(:\d{2})?)?$/,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})(\s*\d{1,2}:\d{2}(:\d{2})?)?$/,
  amount: /^[¥$€]?-?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d\-+() ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^.{1,20}$/u,
  phrase: /^[\p{Script=Han}]{1,5}$/u,
}

/** Checks a message as WeChat does. Throws an `OpenApiRefusal` with WeChat's code. */
export function readSubscribeMessage(parameters: Record<string, unknown>): SubscribeMessage {
  const parsed = requestSchema.safeParse(parameters)
  if (!parsed.success)
    throw new OpenApiRefusal(47003, `argument invalid! ${parsed.error.issues[0]?.path.join('.')} invalid`)
  for (const [key, { value }] of Object.entries(parsed.data.data)) {
    const rule = FIELD_RULES[key.replace(/\d+$/, '')]
    if (!rule?.test(String(value))) throw new OpenApiRefusal(47003, `argument invalid! data.${key}.value invalid`)
  }
  if (parsed.data.page?.startsWith('/')) throw new OpenApiRefusal(41030, 'invalid page')
  return parsed.data
}
