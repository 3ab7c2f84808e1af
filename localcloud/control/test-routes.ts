import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'
import { Snapshots } from './snapshots'

const settingsSchema = z
  .object({
    dbDelayMs: z.number().min(0).max(60_000),
    timers: z.boolean(),
    /** Per function; its instances are started anew. */
    clockSkewMs: z.record(z.string(), z.number()),
  })
  .partial()
  .strict()
/** Becomes a file name. */
const snapshotSchema = z.object({ name: z.string().regex(/^[\w-]{1,64}$/) }).strict()
const restoreSchema = snapshotSchema.extend({ keepInstances: z.boolean().default(false) }).strict()
const warmSchema = z.object({ function: z.string(), instances: z.number().int().min(1).max(1000) }).strict()
const killSchema = z.object({ function: z.string().optional() }).strict()
const outsideRefundSchema = z
  .object({
    outTradeNo: z.string(),
    outRefundNo: z.string(),
    totalFee: z.number().int(),
    refundFee: z.number().int(),
  })
  .strict()
const invokeSchema = z
  .object({
    event: z.record(z.string(), z.unknown()),
    source: z.string().max(64),
  })
  .strict()

/** What only tests may do; open with `--test`. */
export function testRoutes(parts: Parts) {
  const { invoker, timers, log, faults, pay, payStore } = parts
  const snapshots = new Snapshots(parts)
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(failInWords)
    app.post('/localcloud/settings', async ({ body }) => {
      const { dbDelayMs, timers: wanted, clockSkewMs = {} } = settingsSchema.parse(body)
      if (dbDelayMs !== undefined) faults.dbDelayMs = dbDelayMs
      if (wanted === true) timers.start()
      if (wanted === false) timers.stop()
      for (const [name, skewMs] of Object.entries(clockSkewMs)) {
        faults.clockSkewMs.set(name, skewMs)
        await invoker.killInstances('started anew with another clock', name)
      }
      return {}
    })
    app.post('/localcloud/kill-instances', async ({ body }) => {
      await invoker.killInstances('killed by the control API', killSchema.parse(body ?? {}).function)
      return {}
    })
    // As the platform itself would call: a notice once more, a timer, another function.
    app.post<{ Params: { name: string } }>('/localcloud/invoke/:name', async ({ params, body }, reply) => {
      const { event, source } = invokeSchema.parse(body)
      const { json } = await invoker.invoke(params.name, event, { source })
      return reply.type('application/json; charset=utf-8').send(json)
    })
    // As somebody of the merchant would in WeChat Pay's own back office, past all functions.
    app.post('/localcloud/pay/refund', async ({ body }, reply) => {
      const { outTradeNo, outRefundNo, totalFee, refundFee } = outsideRefundSchema.parse(body)
      const sub_mch_id = payStore.order(outTradeNo)?.subMchId
      const numbers = { out_trade_no: outTradeNo, out_refund_no: outRefundNo, sub_mch_id }
      const answer = await pay.call('refund', { ...numbers, total_fee: totalFee, refund_fee: refundFee })
      return reply.type('application/json; charset=utf-8').send(answer)
    })
    app.post('/localcloud/snapshot', async ({ body }) => {
      await snapshots.take(snapshotSchema.parse(body).name)
      return {}
    })
    app.post('/localcloud/restore', async ({ body }, reply) => {
      const { name, keepInstances } = restoreSchema.parse(body)
      if (await snapshots.restore(name, keepInstances)) return {}
      return reply.code(404).send({ errMsg: `no snapshot ${name}` })
    })
    app.post('/localcloud/warm', async ({ body }) => {
      const { function: name, instances } = warmSchema.parse(body)
      await invoker.warm(name, instances)
      return {}
    })
    app.delete('/localcloud/requests', async () => {
      log.clear()
      return {}
    })
  }
}
