import type { RefusalCode } from '../../src/domain/refusal'
import type { Run } from './run'

/** Something that somebody, or the platform, does: one call, and which answers are right. */
export interface Intent {
  name: string
  function: string
  /** absent: the platform itself calls */
  openid?: string
  source?: string
  event: Record<string, unknown>
  /** refusals that may come, beside TRY_AGAIN; none when absent */
  mayRefuse?: readonly RefusalCode[]
  /** the entry that a yes stands for, and that a refusal must not leave behind */
  command?: { packId: string; commandId: string }
  /** set for what may be sent again word for word */
  repeatable: boolean
  /** told each time that it is sent, also again */
  onSend?: (run: Run) => void
  /** takes a yes: notes what it made possible, and says what is wrong with it */
  onYes?: (output: never, run: Run) => string[]
  /** says what is wrong with a no */
  onNo?: (refusal: { code: RefusalCode; details: never }, run: Run) => string[]
}

/** One line of the table of all that may happen: more weight, more often. Null: not possible now. */
export interface Possibility {
  weight: number
  make: (run: Run) => Intent | null
}

/** A person who holds a pack. */
export interface Member {
  openid: string
  packId: string
  /** on file once the card is a named one */
  phone: string
}

/** What `serve` answers. */
export type Reply = { now: number } & (
  | { ok: true; output: never }
  | { ok: false; refusal: { code: RefusalCode; details: never } }
)
