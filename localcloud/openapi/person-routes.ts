import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'

const consentSchema = z.object({ openid: z.string().min(1), templateIds: z.array(z.string().min(1)).min(1).max(5) })
const messageSchema = z.object({
  openid: z.string().min(1),
  /** Function that the cloud console would name for this kind of message. */
  function: z.string().min(1),
  msgType: z.string().default('text'),
  content: z.string().default(''),
})

/**
 * What people do inside WeChat and no page of the project can do for them: allow messages in WeChat's dialog, and write
 * to customer service.
 */
export function personRoutes({ consents, outbox, invoker, clock, options }: Parts) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(failInWords)
    app.post('/localcloud/consents', async ({ body }) => {
      const { openid, templateIds } = consentSchema.parse(body)
      for (const templateId of templateIds) await consents.allow(openid, templateId)
      return Object.fromEntries(templateIds.map(templateId => [templateId, 'accept']))
    })
    app.post('/localcloud/messages', async ({ body }, reply) => {
      const { openid, function: name, msgType, content } = messageSchema.parse(body)
      const at = clock.now()
      await consents.noteMessage(openid, at)
      const event = {
        ToUserName: options.appid,
        FromUserName: openid,
        CreateTime: Math.floor(at / 1000),
        MsgType: msgType,
        Content: content,
        MsgId: randomInt(2 ** 47),
      }
      const { json } = await invoker.invoke(name, event, { openid, source: 'wx_unknown' })
      return reply.type('application/json; charset=utf-8').send(json)
    })
    app.get('/localcloud/outbox', async () => ({ messages: outbox.latest(200) }))
  }
}
