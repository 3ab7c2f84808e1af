import { type Instant, instant, MINUTE } from '../time'

/** What a phone shows changes with every step, with or without a network. */
const CODE_STEP = MINUTE

/** How many steps off a code may be and still count: the walk to the till, and clocks that differ. */
const ONLINE_TOLERANCE = 1
/** A till without a network goes by its own clock, and two phones' clocks differ more than one phone's and the server's. */
const OFFLINE_TOLERANCE = 2

/** The step that an instant lies in. */
export function stepAt(at: Instant): number {
  return Math.floor(at / CODE_STEP)
}

/** The first instant of a step. */
export function startOfStep(step: number): Instant {
  return instant(step * CODE_STEP)
}

/** Whether a till with a network takes a code of this step. */
export function isFreshStep(step: number, at: Instant): boolean {
  return Math.abs(stepAt(at) - step) <= ONLINE_TOLERANCE
}

/** The same for a till without one, whose clock nobody has set right. */
export function isFreshStepOffline(step: number, at: Instant): boolean {
  return Math.abs(stepAt(at) - step) <= OFFLINE_TOLERANCE
}

/** A step as it stands in a code. */
export function stepText(step: number): string {
  return step.toString(36)
}

/** Reads it; null unless written the one way. */
export function stepFrom(text: string | undefined): number | null {
  const step = Number.parseInt(text ?? '', 36)
  return Number.isSafeInteger(step) && step >= 0 && step <= LAST_STEP && stepText(step) === text ? step : null
}

/** The time of an id has ten characters of five bits: steps beyond it could not be written. */
const LAST_STEP = Math.floor(2 ** 50 / CODE_STEP) - 1
