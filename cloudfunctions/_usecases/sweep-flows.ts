import { Refusal } from '../../src/domain/refusal'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { inTurn } from '../_platform/in-turn'
import { log } from '../_platform/log'
import type { Flows } from '../_store/flows'

const FLOWS_PER_ROUND = 50
/** A flow that cannot be finished now makes way for the others. */
const PUT_OFF = MINUTE

/** Brings flows on that are due: what a function that died left half-way, and what has run out. */
export async function sweepFlows<F extends { progress: { state: string } }, IdField extends keyof F & string>(
  flows: Flows<F, IdField>,
  at: Instant,
  finish: (flow: F) => Promise<unknown>,
): Promise<number> {
  return inTurn(await flows.due(at, FLOWS_PER_ROUND), async flow => {
    try {
      await finish(flow)
    } catch (error) {
      log('flow put off', { reason: error instanceof Refusal ? error.code : errorText(error) })
      await flows.postpone(flow, later(at, PUT_OFF))
    }
  })
}
