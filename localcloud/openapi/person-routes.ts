import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'
import { OfficialAccount } from './official-account'

const consentSchema = z.object({ openid: z.string().min(1), templateIds: z.array(z.string().min(1)).min(1).max(5) })

const phoneSchema = z.object({ openid: z.string().min(1) })

const messageSchema = z.object({
  openid: z.string().min(1),
  /** Function that the cloud console would name for this kind of message. */
  function: z.string().min(1),
  msgType: z.string().default('text'),
  content: z.string().default(''),
  /** Of other kinds, such as `{ Event: 'user_enter_tempsession', SessionFrom: '…' }` or `{ PicUrl: '…', MediaId: '…' }`. */
  fields: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})

/** Notices of WeChat reach this machine only. */
const localUrl = z.url().refine(url => ['127.0.0.1', 'localhost'].includes(new URL(url).hostname), 'another machine')

const subscriptionSchema = z.object({
  /** Where the account's owner let WeChat call: the HTTP access of a function, in full. */
  url: localUrl,
  token: z.string().regex(/^\w{3,32}$/),
  encodingAesKey: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .optional(),
})

const followerSchema = subscriptionSchema.extend({
  openid: z.string().min(1),
  /** The fields of WeChat's message, e.g. `{ MsgType: 'text', Content: '余额' }`, `{ MsgType: 'event', Event: 'CLICK', EventKey: '…' }`. */
  message: z.looseObject({ MsgType: z.string() }).and(z.record(z.string(), z.union([z.string(), z.number()]))),
})

/**
 * What people do inside WeChat and no page of the project can do for them: allow messages in WeChat's dialog, let it give
 * their phone number, write to customer service, and write to the Official Account.
 */
export function personRoutes({ consents, outbox, invoker, clock, options }: Parts) {
  const account = new OfficialAccount(clock, outbox, options.appid)
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(failInWords)
    app.post('/localcloud/consents', async ({ body }) => {
      const { openid, templateIds } = consentSchema.parse(body)
      for (const templateId of templateIds) await consents.allow(openid, templateId)
      return Object.fromEntries(templateIds.map(templateId => [templateId, 'accept']))
    })
    app.post('/localcloud/phone-number', async ({ body }) => {
      const { openid } = phoneSchema.parse(body)
      return { code: `${numberOf(openid)}-${randomBytes(8).toString('hex')}` }
    })
    app.post('/localcloud/messages', async ({ body }, reply) => {
      const { openid, function: name, msgType, content, fields } = messageSchema.parse(body)
      const at = clock.now()
      await consents.noteMessage(openid, at)
      const event = {
        ToUserName: options.appid,
        FromUserName: openid,
        CreateTime: Math.floor(at / 1000),
        MsgType: msgType,
        ...(msgType === 'event' ? {} : { Content: content, MsgId: randomInt(2 ** 47) }),
        ...fields,
      }
      const { json } = await invoker.invoke(name, event, { openid, source: 'wx_unknown' })
      return reply.type('application/json; charset=utf-8').send(json)
    })
    app.post('/localcloud/official-account/verify', async ({ body }) => ({
      accepted: await account.verify(subscriptionSchema.parse(body)),
    }))
    app.post('/localcloud/official-account/messages', async ({ body }) => {
      const { openid, message, ...subscription } = followerSchema.parse(body)
      return account.deliver(subscription, openid, message)
    })
    app.get('/localcloud/outbox', async () => ({ messages: outbox.latest(200) }))
  }
}

/** Everybody has a number here: made up, and always the same. */
function numberOf(openid: string): string {
  const digits = createHash('sha256').update(openid).digest().readUIntBE(0, 6) % 100_000_000
  return `138${String(digits).padStart(8, '0')}`
}
