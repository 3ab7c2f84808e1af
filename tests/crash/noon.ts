import { DAY, HOUR } from '../../src/domain/time'

/** Milliseconds to the first noon of the shop (four o'clock UTC) that is at least half a day away: one of another day. */
export function untilNoon(now: number): number {
  const atLeast = now + DAY / 2
  return DAY / 2 + DAY - ((atLeast - 4 * HOUR) % DAY)
}
