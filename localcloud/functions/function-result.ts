import { FunctionError } from './function-error'
import type { CallOutcome } from './instance-handle'
import type { CloudFunction } from './project'

/** The platform refuses a result above this to whoever called. */
const RESULT_LIMIT_BYTES = 1024 * 1024

/** Throws a `FunctionError` for a result above the platform's limit. */
export function assertNotTooLarge(bytes: number): void {
  if (bytes <= RESULT_LIMIT_BYTES) return
  throw new FunctionError('FUNCTIONS_RESULT_SIZE_EXCEED_LIMIT', 'cloudfunction result size exceed limit (1MB)')
}

/** What a call came to, as JSON. Throws a `FunctionError` in the platform's words when that is nothing. */
export function resultOf(outcome: CallOutcome, fn: CloudFunction): string {
  switch (outcome.type) {
    case 'result':
      return outcome.json
    case 'error':
      throw new FunctionError('FUNCTIONS_EXECUTE_FAIL', outcome.stack || outcome.message)
    case 'timeout':
      throw new FunctionError(
        'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        `Invoking task timed out after ${fn.timeoutMs / 1000} seconds`,
      )
    case 'dead':
      throw new FunctionError('FUNCTIONS_EXECUTE_FAIL', outcome.message)
  }
}
