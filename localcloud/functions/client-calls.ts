import type { Faults } from '../faults/faults'
import { DroppedReply, suffer } from '../faults/suffer'
import { CloudError } from '../protocol/cloud-error'
import type { Caller } from './caller'
import { FUNCTION_ERRORS, FunctionError } from './function-error'
import { mayInvoke } from './invoke-rules'
import type { FunctionEvent, FunctionReply, Invoker } from './invoker'
import type { FunctionRules } from './project'

/** An error as the mini-program's SDK words it. */
export interface ShownError {
  errCode: number
  errMsg: string
}

export function shownError(errCode: number, text: string): ShownError {
  return { errCode, errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${text}` }
}

/** What a client sees of a failed call, with the HTTP status that says so on a laptop; null for a defect of the server. */
export function showFailure(error: unknown): { status: number; shown: ShownError } | null {
  if (error instanceof FunctionError) {
    const { errCode, status } = FUNCTION_ERRORS[error.functionCode]
    return { status, shown: shownError(errCode, `${error.functionCode} ${error.message}`) }
  }
  // Only faults throw these here: the platform could not even begin, or its answer was lost.
  if (error instanceof CloudError) return { status: 500, shown: shownError(-501001, `${error.code} ${error.message}`) }
  if (error instanceof DroppedReply) return { status: 500, shown: shownError(-1, 'the connection broke') }
  return null
}

/** Calls of functions by clients: what the rules allow them, through the faults that are armed. */
export class ClientCalls {
  constructor(
    private readonly invoker: Invoker,
    private readonly rules: FunctionRules,
    private readonly faults: Faults,
  ) {}

  /** Throws a `FunctionError`, or what a fault wants. */
  async call(name: string, event: FunctionEvent, caller: Caller): Promise<FunctionReply> {
    if (!mayInvoke(this.rules, name, caller.openid)) {
      throw new FunctionError('FUNCTIONS_PERMISSION_DENIED', `permission denied to invoke function ${name}`)
    }
    const call = (): Promise<FunctionReply> => this.invoker.invoke(name, event, caller)
    const fault = this.faults.meet({ action: 'call', target: name })
    const kill = (): Promise<void> => this.invoker.killInstances('killed by a fault', name)
    return fault ? suffer(fault, call, kill) : call()
  }
}
