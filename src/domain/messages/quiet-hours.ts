import { HOUR, type Instant, instant, MINUTE, shopWeekMinute } from '../time'
import type { QuietHours } from './message-rules'

const MINUTES_PER_HOUR = HOUR / MINUTE
const HOURS_PER_DAY = 24

/** The first moment from `at` on that lies outside the quiet hours: `at` itself, or the hour at which they end. */
export function outsideQuietHours(quiet: QuietHours | null, at: Instant): Instant {
  if (quiet === null) return at
  const { fromHour, untilHour } = quiet
  const hour = Math.floor(shopWeekMinute(at).minute / MINUTES_PER_HOUR)
  const length = (untilHour - fromHour + HOURS_PER_DAY) % HOURS_PER_DAY
  const into = (hour - fromHour + HOURS_PER_DAY) % HOURS_PER_DAY
  if (into >= length) return at
  // The shop's zone is whole hours from UTC, so its hours begin where UTC's do.
  return instant((Math.floor(at / HOUR) + length - into) * HOUR)
}
