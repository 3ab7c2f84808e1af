import * as z from 'zod'
import type { Clock } from '../clock'
import type { Consents } from './consents'
import { errorResponse, fileResponse, jsonResponse, readParameters } from './messages'
import { miniCode } from './mini-code'
import type { Outbox } from './outbox'
import { OpenApiRefusal } from './refusal'
import { readSubscribeMessage } from './subscribe-message'

const API_NOT_FOUND = -604100
const NO_PERMISSION = -604101
/** A shop may answer this long after a person wrote. */
const ANSWER_WITHIN_MS = 48 * 3_600_000

const phoneSchema = z.object({ code: z.string().regex(/^\d{11}-\w+$/) })
const serviceSchema = z.looseObject({ touser: z.string().min(1), msgtype: z.string().min(1) })
const numbersSchema = z
  .array(z.string().regex(/^\+86\d{11}$/))
  .min(1)
  .max(1000)
/** `Marketing`, the usual kind, is free text; a `Notification` fills a template that was approved. */
const smsSchema = z.union([
  z.looseObject({
    phone_number_list: numbersSchema,
    sms_type: z.literal('Notification'),
    template_id: z.string().min(1),
    template_param_list: z.array(z.string().max(30)).max(10),
  }),
  z.looseObject({
    phone_number_list: numbersSchema,
    sms_type: z.literal('Marketing').optional(),
    content: z.string().max(30).optional(),
  }),
])

type Parameters = Record<string, unknown>

/** `openapi.*`: WeChat's server interfaces. What they would send to people goes to the outbox. */
export class OpenApi {
  private readonly interfaces: Record<string, (parameters: Parameters) => Promise<object | Buffer>>
  private readonly usedCodes = new Set<string>()

  constructor(
    private readonly outbox: Outbox,
    private readonly consents: Consents,
    private readonly clock: Clock,
    private readonly appid: string,
  ) {
    this.interfaces = {
      'subscribeMessage.send': parameters => this.sendSubscribeMessage(parameters),
      'wxacode.getUnlimited': async parameters => miniCode(parameters),
      'phonenumber.getPhoneNumber': async parameters => this.phoneNumber(parameters),
      'customerServiceMessage.send': parameters => this.sendServiceMessage(parameters),
      'cloudbase.sendSms': parameters => this.sendSms('cloudbase.sendSms', parameters),
      'cloudbase.sendSmsV2': parameters => this.sendSms('cloudbase.sendSmsV2', parameters),
    }
  }

  /** Answers one packed call; `permitted` are the interfaces that the calling function declared. */
  async call(api: string, message: Buffer, permitted: string[] | undefined): Promise<Buffer> {
    const carryOut = Object.hasOwn(this.interfaces, api) ? this.interfaces[api] : undefined
    if (!carryOut) return errorResponse(API_NOT_FOUND)
    if (permitted && !permitted.includes(api)) return errorResponse(NO_PERMISSION)
    try {
      const answer = await carryOut(readParameters(message))
      return Buffer.isBuffer(answer)
        ? fileResponse(answer, 'image/gif')
        : jsonResponse({ errcode: 0, errmsg: 'ok', ...answer })
    } catch (error) {
      if (error instanceof OpenApiRefusal) return jsonResponse({ errcode: error.errcode, errmsg: error.errmsg })
      throw error
    }
  }

  private async sendSubscribeMessage(parameters: Parameters): Promise<object> {
    const { touser, template_id: templateId } = readSubscribeMessage(parameters)
    const isAllowed = await this.consents.use(touser, templateId)
    if (!isAllowed) throw new OpenApiRefusal(43101, 'user refuse to accept the msg')
    await this.send('subscribeMessage.send', touser, parameters)
    return {}
  }

  private async sendServiceMessage(parameters: Parameters): Promise<object> {
    const { touser } = parse(serviceSchema, parameters, 40003)
    const wroteAt = this.consents.lastMessageAt(touser)
    const isTooLate = wroteAt === undefined || this.clock.now() - wroteAt > ANSWER_WITHIN_MS
    if (isTooLate) throw new OpenApiRefusal(45015, 'response out of time limit or subscription is canceled')
    await this.send('customerServiceMessage.send', touser, parameters)
    return {}
  }

  private async sendSms(api: string, parameters: Parameters): Promise<object> {
    const { phone_number_list: numbers } = parse(smsSchema, parameters, 47001)
    await this.send(api, numbers.join(' '), parameters)
    return { send_status_list: numbers.map(number => ({ phone_number: number, code: 'Ok', message: 'send success' })) }
  }

  /** The code that a phone gets from `getPhoneNumber` is `<number>-<anything>` here, and good for one use as there. */
  private phoneNumber(parameters: Parameters): object {
    const { code } = parse(phoneSchema, parameters, 40029)
    if (this.usedCodes.has(code)) throw new OpenApiRefusal(40029, 'invalid code')
    this.usedCodes.add(code)
    const number = code.slice(0, 11)
    const watermark = { timestamp: Math.floor(this.clock.now() / 1000), appid: this.appid }
    return { phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark } }
  }

  private async send(api: string, to: string, parameters: Parameters): Promise<void> {
    await this.outbox.add({ api, to, at: this.clock.now(), parameters })
  }
}

function parse<T>(schema: z.ZodType<T>, parameters: Parameters, errcode: number): T {
  const parsed = schema.safeParse(parameters)
  if (parsed.success) return parsed.data
  throw new OpenApiRefusal(errcode, `invalid ${parsed.error.issues[0]?.path.join('.')}`)
}
