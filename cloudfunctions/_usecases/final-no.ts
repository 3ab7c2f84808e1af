import { Refusal } from '../../src/domain/refusal'

/**
 * Whether a step of a flow was refused for good, so that what came before it is to be undone. A race that was lost may be
 * won the next time, and a frozen pack waits for a person: both leave the flow where it is.
 */
export function isFinalNo(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code !== 'TRY_AGAIN' && error.code !== 'PACK_FROZEN'
}
