import { setTimeout as sleep } from 'node:timers/promises'
import { CloudError } from '../protocol/cloud-error'
import type { Fault } from './fault-rule'

/** Says that the connection is to be broken instead of answered. */
export class DroppedReply extends Error {}

const TRANSACTION_ADVICE = 'Please check your request, but if the problem persists, contact us.'

/**
 * Carries out a request the way a fault wants it: not at all, several times, late, or without telling.
 * `kill` ends the instance that made the request.
 */
export async function suffer<T>(fault: Fault, effect: () => Promise<T>, kill: () => Promise<void>): Promise<T> {
  if ('effect' in fault && fault.effect === 'done') await effect()
  switch (fault.kind) {
    case 'error':
      throw new CloudError(fault.code, fault.message)
    case 'timeout':
      throw new CloudError('SERVER_TIMEOUT', 'resource server timeout')
    case 'conflict':
      throw new CloudError(
        'DATABASE_TRANSACTION_CONFLICT',
        `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${TRANSACTION_ADVICE}`,
      )
    case 'busy':
      throw new CloudError(
        'DATABASE_TRANSACTION_FAIL',
        `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${TRANSACTION_ADVICE}`,
      )
    case 'slow':
      await sleep(fault.delayMs)
      return effect()
    case 'duplicate': {
      const copies = await Promise.all(Array.from({ length: fault.copies }, effect))
      return copies[copies.length - 1] as T
    }
    case 'drop':
      throw new DroppedReply()
    case 'kill':
    case 'abandon':
      await kill()
      throw new DroppedReply()
    case 'lose':
    case 'change':
      // Only a notice can be lost for good or say something else; a request is simply carried out.
      return effect()
  }
}
