import type { ChannelId } from '../../../src/domain/channels/channel'
import { type Instant, later, MINUTE } from '../../../src/domain/time'

/** Failures older than this say nothing about a channel any more. */
const MEMORY = 5 * MINUTE
const MOST_REMEMBERED = 100

/** As this instance has seen it: asking the database would cost every payment a call. */
const failures: { channel: ChannelId; at: Instant }[] = []

/** Remembers that a channel did not answer. */
export function noteFailure(channel: ChannelId, at: Instant): void {
  failures.push({ channel, at })
  if (failures.length > MOST_REMEMBERED) failures.shift()
}

/** A channel that answers is well again, whatever was before. */
export function noteSuccess(channel: ChannelId): void {
  for (let place = failures.length - 1; place >= 0; place--) {
    if (failures[place]?.channel === channel) failures.splice(place, 1)
  }
}

/** How often each channel failed in the last minutes. */
export function recentFailures(at: Instant): Partial<Record<ChannelId, number>> {
  const counted: Partial<Record<ChannelId, number>> = {}
  for (const failure of failures) {
    if (failure.at > later(at, -MEMORY)) counted[failure.channel] = (counted[failure.channel] ?? 0) + 1
  }
  return counted
}
