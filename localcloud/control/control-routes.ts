import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'

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

const limitSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100_000).default(100),
})

/** Shows what happens inside (always), and lets tests and the console change it. */
export function controlRoutes(parts: Parts) {
  const { options, invoker, timers, log, clock, clockMemory, faults, services, project } = parts
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(failInWords)
    app.get('/localcloud/status', async () => ({
      envId: options.envId,
      appid: options.appid,
      test: options.test,
      clock: {
        now: clock.now(),
        frozen: clock.isFrozen,
        offsetMs: clock.state.offsetMs,
      },
      timers: { running: timers.isRunning, schedule: timers.schedule },
      functions: [...project.functions.values()].map(({ name, timeoutMs }) => ({
        name,
        timeoutMs,
      })),
      instances: invoker.instanceCounts(),
      dbDelayMs: faults.dbDelayMs,
      rssBytes: process.memoryUsage.rss(),
      // All threads of the process, function instances among them.
      cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    }))
    app.get('/localcloud/requests', async ({ query }) => ({
      requests: log.latest(limitSchema.parse(query).limit),
    }))
    app.get('/localcloud/pay/orders', async ({ query }) => {
      const { limit } = limitSchema.parse(query)
      const orders = services.flatMap(({ service, store }) =>
        store.latestOrders(limit).map(order => ({ ...order, service })),
      )
      return { orders: orders.sort((a, b) => b.createdAt - a.createdAt).slice(0, limit) }
    })
    app.post('/localcloud/clock', async ({ body }) => {
      const { set, advanceMs, frozen, reset } = clockSchema.parse(body)
      if (reset) clock.reset()
      if (frozen === true) clock.freeze()
      if (set !== undefined) clock.set(set)
      if (advanceMs !== undefined) clock.advance(advanceMs)
      if (frozen === false) clock.resume()
      await clockMemory.save()
      return { now: clock.now() }
    })
    app.post<{ Params: { name: string } }>('/localcloud/timers/:name/fire', async ({ params }, reply) => {
      const json = await timers.fire(params.name)
      if (json === undefined) return reply.code(404).send({ errMsg: `${params.name} has no timer trigger` })
      return reply.type('application/json; charset=utf-8').send(json)
    })
  }
}
