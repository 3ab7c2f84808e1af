import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { seedChance } from '../faults/chance'
import { faultSchema } from '../faults/fault-rule'
import { Gate } from '../faults/gate'
import { playRound, roundSchema } from '../faults/round'
import type { ClientCalls } from '../functions/client-calls'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'

const faultsSchema = z.object({ faults: z.array(faultSchema).max(100) }).strict()
const gateSchema = z
  .object({
    seed: z.number().int(),
    calls: z.number().int().min(1).max(1000),
    blockedAfterMs: z.number().int().min(1).max(60_000).optional(),
  })
  .strict()

type FaultParts = Pick<Parts, 'invoker' | 'faults' | 'clock'> & { clients: ClientCalls }

/** Arms faults and sets up the gate; open with `--test`. */
export function faultRoutes({ invoker, faults, clock, clients }: FaultParts) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(failInWords)
    app.get('/localcloud/faults', async () => ({ faults: faults.report }))
    app.post('/localcloud/faults', async ({ body }) => {
      faults.arm(faultsSchema.parse(body).faults)
      return {}
    })
    app.delete('/localcloud/faults', async () => {
      faults.disarm()
      return {}
    })
    app.get('/localcloud/gate', async () => ({
      trace: invoker.gate?.trace ?? [],
    }))
    app.post('/localcloud/gate', async ({ body }) => {
      const options = gateSchema.parse(body)
      await invoker.gate?.end()
      clock.freeze()
      invoker.gate = new Gate(options, clock)
      seedChance(options.seed)
      await invoker.killInstances('started anew behind the gate')
      return {}
    })
    app.post('/localcloud/gate/round', async ({ body }, reply) => {
      const round = roundSchema.parse(body)
      if (!invoker.gate) return reply.code(409).send({ errMsg: 'there is no gate' })
      if (round.faults) faults.arm(round.faults)
      if (round.advanceMs > 0) clock.advance(round.advanceMs)
      return { ...(await playRound(invoker.gate, clients, invoker, round.calls)), now: clock.now() }
    })
    app.delete('/localcloud/gate', async () => {
      const trace = invoker.gate?.takeTrace() ?? []
      await invoker.gate?.end()
      seedChance(undefined)
      invoker.gate = undefined
      await invoker.killInstances('started anew without the gate')
      clock.resume()
      return { trace }
    })
  }
}
