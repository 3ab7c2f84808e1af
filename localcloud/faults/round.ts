import { setImmediate as turn } from 'node:timers/promises'
import * as z from 'zod'
import { type ClientCalls, type ShownError, showFailure } from '../functions/client-calls'
import type { Invoker } from '../functions/invoker'
import { faultSchema } from './fault-rule'
import type { Gate } from './gate'

/** One call of a round: by a person, or by the platform itself when a source is named. */
const roundCall = z
  .object({
    function: z.string(),
    event: z.record(z.string(), z.unknown()),
    openid: z.string().optional(),
    /** Such as `wx_trigger` or `wx_paycallback`. */
    source: z.string().max(64).optional(),
    /** Names the call in the trace; must be another one for each call of a run. */
    label: z.string().min(1).max(200),
  })
  .strict()

export const roundSchema = z
  .object({
    calls: z.array(roundCall).min(1).max(100),
    /** Time that passes before. */
    advanceMs: z.number().min(0).default(0),
    /** Armed before, in place of those that are; absent: they stay. */
    faults: z.array(faultSchema).max(100).optional(),
  })
  .strict()
type RoundCall = z.infer<typeof roundCall>

/** What the function answered, or how the call failed. */
export type RoundAnswer = { result: unknown } | { failed: ShownError }

/**
 * Makes calls at the same moment and lets them through the gate to their ends: the answers in the order of the calls,
 * and each step that the gate chose.
 */
export async function playRound(gate: Gate, clients: ClientCalls, invoker: Invoker, calls: RoundCall[]) {
  gate.shut()
  const running = calls.map(async ({ function: name, event, openid, source, label }): Promise<RoundAnswer> => {
    try {
      const reply = source
        ? await invoker.invoke(name, event, { openid, source, label })
        : await clients.call(name, event, { openid, source: 'wx_client', label })
      return { result: JSON.parse(reply.json) as unknown }
    } catch (error) {
      const failure = showFailure(error)
      if (!failure) throw error
      return { failed: failure.shown }
    }
  })
  // By now each stands before the gate, or has failed already.
  await turn()
  gate.open()
  const answers = await Promise.all(running)
  return { answers, trace: gate.takeTrace() }
}
