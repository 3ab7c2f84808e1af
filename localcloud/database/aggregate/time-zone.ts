import { queryFailed } from '../refusals'

const HOUR = 3_600_000
const MINUTE = 60_000
const OFFSET = /^([+-])(\d{2})(?::?(\d{2}))?$/
const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which the clocks of a zone are ahead at an instant. Throws for a zone that does not exist. */
export function offsetAt(zone: string, at: number): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const [, sign, hours = '', minutes = '0'] = OFFSET.exec(zone) ?? []
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE)
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  return wall - Math.floor(at / 1000) * 1000
}

/** The instant at which the clocks of a zone show a time, given as the milliseconds UTC would show it. */
export function instantOf(zone: string, wall: number): number {
  const guess = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, guess)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  try {
    const digits = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...digits, ...clock })
    formats.set(zone, made)
    return made
  } catch {
    throw queryFailed(`unrecognized time zone identifier: "${zone}"`)
  }
}
