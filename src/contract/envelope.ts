import * as z from 'zod'
import type { RefusalCode } from '../domain/refusal'
import type { Instant } from '../domain/time'

/** What every call to a cloud function carries. `rulesVersion` is the version of the published rules the screen was drawn from. */
export const requestEnvelope = z.strictObject({
  action: z.string().max(64),
  input: z.unknown(),
  rulesVersion: z.int().min(0).optional(),
})

export interface RequestEnvelope {
  action: string
  input: unknown
  rulesVersion?: number
}

/** What every call answers. `now` is the server's clock: the phone makes its command ids by it. */
export type Reply<Output> = { now: Instant } & ({ ok: true; output: Output } | { ok: false; refusal: RefusalReply })

export interface RefusalReply {
  code: RefusalCode
  /** what happened, the money first, in Chinese */
  message: string
  /** the one thing to do next, in Chinese */
  nextStep: string
  details: unknown
}
