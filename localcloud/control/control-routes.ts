import type { FastifyError, FastifyInstance } from 'fastify'
import * as z from 'zod'
import { faultSchema } from '../faults/fault-rule'
import { Gate } from '../faults/gate'
import { FunctionError } from '../functions/function-error'
import type { Parts } from '../local-cloud'

const clockSchema = z
  .object({
    /** Milliseconds since the epoch, or an ISO text. */
    set: z.union([z.number(), z.iso.datetime({ offset: true }).transform(text => Date.parse(text))]),
    advanceMs: z.number(),
    frozen: z.boolean(),
    reset: z.literal(true),
  })
  .partial()
  .strict()

const settingsSchema = z
  .object({
    dbDelayMs: z.number().min(0).max(60_000),
    timers: z.boolean(),
    /** Per function; its instances are started anew. */
    clockSkewMs: z.record(z.string(), z.number()),
  })
  .partial()
  .strict()
const faultsSchema = z.object({ faults: z.array(faultSchema).max(100) }).strict()
const gateSchema = z.object({ seed: z.number().int(), calls: z.number().int().min(1).max(1000) }).strict()
const killSchema = z.object({ function: z.string().optional() }).strict()
const invokeSchema = z.object({ event: z.record(z.string(), z.unknown()), source: z.string().max(64) }).strict()
const limitSchema = z.object({ limit: z.coerce.number().int().min(1).max(2000).default(100) })

/** Shows what happens inside (always), and lets tests and the console change it. */
export function controlRoutes(parts: Parts) {
  const { options, invoker, timers, log, clock, saveClock, faults, payStore, project } = parts
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      if (error instanceof z.ZodError) return reply.code(400).send({ errMsg: z.prettifyError(error) })
      if (error instanceof FunctionError) return reply.code(502).send({ errCode: error.code, errMsg: error.message })
      return reply.code(error.statusCode ?? 500).send({ errMsg: error.message })
    })
    app.get('/localcloud/status', async () => ({
      envId: options.envId,
      appid: options.appid,
      test: options.test,
      clock: { now: clock.now(), frozen: clock.isFrozen, offsetMs: clock.state.offsetMs },
      timers: { running: timers.isRunning, schedule: timers.schedule },
      functions: [...project.functions.values()].map(({ name, timeoutMs }) => ({ name, timeoutMs })),
      instances: invoker.instanceCounts(),
      dbDelayMs: faults.dbDelayMs,
      rssBytes: process.memoryUsage.rss(),
    }))
    app.get('/localcloud/requests', async ({ query }) => ({ requests: log.latest(limitSchema.parse(query).limit) }))
    app.get('/localcloud/pay/orders', async ({ query }) => ({
      orders: payStore.latestOrders(limitSchema.parse(query).limit),
    }))
    app.post('/localcloud/clock', async ({ body }) => {
      const { set, advanceMs, frozen, reset } = clockSchema.parse(body)
      if (reset) clock.reset()
      if (frozen === true) clock.freeze()
      if (set !== undefined) clock.set(set)
      if (advanceMs !== undefined) clock.advance(advanceMs)
      if (frozen === false) clock.resume()
      await saveClock()
      return { now: clock.now() }
    })
    app.post<{ Params: { name: string } }>('/localcloud/timers/:name/fire', async ({ params }, reply) => {
      const json = await timers.fire(params.name)
      if (json === undefined) return reply.code(404).send({ errMsg: `${params.name} has no timer trigger` })
      return reply.type('application/json; charset=utf-8').send(json)
    })
    if (options.test) await app.register(testRoutes(parts))
  }
}

/** Only with `--test`. */
function testRoutes({ invoker, timers, log, faults, clock }: Parts) {
  return async (app: FastifyInstance): Promise<void> => {
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
    app.get('/localcloud/faults', async () => ({ faults: faults.report }))
    app.post('/localcloud/faults', async ({ body }) => {
      faults.arm(faultsSchema.parse(body).faults)
      return {}
    })
    app.delete('/localcloud/faults', async () => {
      faults.disarm()
      return {}
    })
    app.get('/localcloud/gate', async () => ({ trace: invoker.gate?.trace ?? [] }))
    app.post('/localcloud/gate', async ({ body }) => {
      const options = gateSchema.parse(body)
      await invoker.gate?.end()
      clock.freeze()
      invoker.gate = new Gate(options, clock)
      await invoker.killInstances('started anew behind the gate')
      return {}
    })
    app.delete('/localcloud/gate', async () => {
      const trace = invoker.gate?.trace ?? []
      await invoker.gate?.end()
      invoker.gate = undefined
      await invoker.killInstances('started anew without the gate')
      clock.resume()
      return { trace }
    })
    app.delete('/localcloud/requests', async () => {
      log.clear()
      return {}
    })
  }
}
