import { type Instant, instant } from '../domain/time'

/** How far the server's clock is ahead of the phone's, in milliseconds. */
let ahead = 0

/** Every reply carries the server's time; the phone's own clock may be hours off and must not decide anything. */
export function hearServerTime(now: Instant): void {
  ahead = now - Date.now()
}

/** Now, by the server's clock. */
export function serverNow(): Instant {
  return instant(Math.round(Date.now() + ahead))
}
