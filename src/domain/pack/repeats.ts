import { type CommandId, timeOfId } from '../ids'
import type { Entry } from '../ledger/entry'
import { Refusal } from '../refusal'
import { type Instant, later, MINUTE } from '../time'
import type { Pack } from './pack'

/** Phones run fast or slow; ids are made by the server's time as the phone last heard it. */
const CLOCK_TOLERANCE = 2 * MINUTE

export type RepeatVerdict =
  /** done before with the same content: answer the same */
  | { verdict: 'done'; entry: Entry }
  | { verdict: 'new' }
  /** too old for the pack's own memory: `entries` must be asked */
  | { verdict: 'ask_entries' }

/** Whether an id claims to be made later than any tolerable clock would say. */
export function isAhead(id: string, now: Instant): boolean {
  return timeOfId(id) > later(now, CLOCK_TOLERANCE)
}

/** Whether a command was done already, from the pack alone where that is certain. */
export function judgeRepeat(
  pack: Pack,
  commandId: CommandId,
  inputHash: string,
  now: Instant,
): RepeatVerdict | Refusal {
  const done = pack.recent.find(entry => entry.commandId === commandId)
  if (done) return sameContent(done, inputHash) ?? { verdict: 'done', entry: done }
  if (isAhead(commandId, now)) return new Refusal('COMMAND_ID_TIME', {})
  return timeOfId(commandId) > later(pack.evictedAt, CLOCK_TOLERANCE) || pack.evictedAt === 0
    ? { verdict: 'new' }
    : { verdict: 'ask_entries' }
}

/** Refuses an id that comes again with other content. */
export function sameContent(entry: Entry, inputHash: string): Refusal | null {
  return entry.inputHash === inputHash ? null : new Refusal('COMMAND_ID_REUSED', {})
}
