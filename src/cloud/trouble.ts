import type { RefusalReply } from '../contract/envelope'
import { connectionWords } from '../copy/connection'
import { TransportFailure } from './transport-failure'

/** Anything that kept a call from its answer, already in words for the person: what happened, and what to do next. */
export class Trouble extends Error {
  constructor(
    /** a refusal's code, or why there was no answer at all */
    readonly code: RefusalReply['code'] | 'UNREACHED' | 'CLOUD_FAILED',
    message: string,
    readonly nextStep: string,
    /** what a refusal says beside its words, by its code */
    readonly details: unknown = null,
  ) {
    super(message)
    this.name = 'Trouble'
  }
}

/** True when nobody knows whether the call took effect; repeating it under the same id is the way to find out. */
export function isUncertain(trouble: Trouble): boolean {
  return trouble.code === 'UNREACHED' || trouble.code === 'CLOUD_FAILED' || trouble.code === 'TRY_AGAIN'
}

/** Any failure in words for the screen. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error
  const unreached = error instanceof TransportFailure && error.reason === 'unreached'
  const { message, nextStep } = unreached ? connectionWords.unreached : connectionWords.failed
  return new Trouble(unreached ? 'UNREACHED' : 'CLOUD_FAILED', message, nextStep)
}
