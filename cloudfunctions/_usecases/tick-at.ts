import { type Instant, SECOND } from '../../src/domain/time'

/** How often the clock ticks: `clock/config.json`. */
const TICK = 20 * SECOND

/** A number that grows by one from tick to tick: with it turns go round, and what fails for ever stands first only at times. */
export function tickAt(at: Instant): number {
  return Math.floor(at / TICK)
}
