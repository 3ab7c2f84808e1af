import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { faultSchema } from '../faults/fault-rule'
import { Gate } from '../faults/gate'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'

const faultsSchema = z.object({ faults: z.array(faultSchema).max(100) }).strict()
const gateSchema = z.object({ seed: z.number().int(), calls: z.number().int().min(1).max(1000) }).strict()

/** Arms faults and sets up the gate; open with `--test`. */
export function faultRoutes({ invoker, faults, clock }: Pick<Parts, 'invoker' | 'faults' | 'clock'>) {
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
  }
}
