import { type Instant, instant } from '../domain/time'
import { shelf } from './memory'

/** How far the server's clock is ahead of the phone's, in milliseconds; null until it is known in this run. */
let ahead: number | null = null

/** Kept across restarts: a code shown without a network goes by the last answer that ever came. */
const kept = shelf<number>('clock', 1)

/** A difference that no code minds is not worth a write at every answer, in milliseconds. */
const WORTH_KEEPING = 2000

/** Every reply carries the server's time; the phone's own clock may be hours off and must not decide anything. */
export function hearServerTime(now: Instant): void {
  ahead = now - Date.now()
  if (Math.abs(ahead - (kept.read() ?? Number.POSITIVE_INFINITY)) > WORTH_KEEPING) kept.write(ahead)
}

/** Now, by the server's clock. */
export function serverNow(): Instant {
  ahead ??= kept.read() ?? 0
  return instant(Math.round(Date.now() + ahead))
}
