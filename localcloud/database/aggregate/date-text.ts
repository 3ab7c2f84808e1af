import { queryFailed } from '../refusals'
import { dayAt, isoDayAt, PARTS } from './calendar'

const DEFAULT_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ'
const MINUTE = 60_000

interface Specifier {
  digits: number
  read: (wall: Date, offsetMs: number) => number
}

const NUMBERS: Record<string, Specifier> = Object.assign(Object.create(null), {
  Y: { digits: 4, read: PARTS.$year },
  m: { digits: 2, read: PARTS.$month },
  d: { digits: 2, read: PARTS.$dayOfMonth },
  H: { digits: 2, read: PARTS.$hour },
  M: { digits: 2, read: PARTS.$minute },
  S: { digits: 2, read: PARTS.$second },
  L: { digits: 3, read: PARTS.$millisecond },
  j: { digits: 3, read: PARTS.$dayOfYear },
  U: { digits: 2, read: PARTS.$week },
  w: { digits: 1, read: PARTS.$dayOfWeek },
  u: { digits: 1, read: PARTS.$isoDayOfWeek },
  V: { digits: 2, read: PARTS.$isoWeek },
  G: { digits: 4, read: PARTS.$isoWeekYear },
  Z: { digits: 1, read: (_wall: Date, offsetMs: number) => offsetMs / MINUTE },
} satisfies Record<string, Specifier>)

/** Writes a wall clock by a format such as `%Y-%m-%d`. Throws for a character that stands for nothing. */
export function writeDate(wall: Date, offsetMs: number, format = DEFAULT_FORMAT): string {
  return format.replace(/%(.?)/gs, (_found, character: string) => {
    if (character === '%') return '%'
    if (character === 'z') return offsetText(offsetMs)
    const specifier = NUMBERS[character]
    if (!specifier) throw queryFailed(`Invalid format character '%${character}' in format string`)
    return String(specifier.read(wall, offsetMs)).padStart(specifier.digits, '0')
  })
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MINUTE
  const digits = Math.floor(minutes / 60) * 100 + (minutes % 60)
  return `${offsetMs < 0 ? '-' : '+'}${String(digits).padStart(4, '0')}`
}

/** What a text says: the wall clock as milliseconds, and the offset when the text itself names one. */
export interface ReadDate {
  wall: number
  offsetMs?: number
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** Reads a date as people and programs write it. Undefined when it is none. */
export function readDate(text: string): ReadDate | undefined {
  const found = ISO.exec(text.trim())
  if (!found) return readLoosely(text)
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = found
  const numbers = [year, month, day, hour, minute, second].map(Number)
  const wall = wallOf(numbers, Math.floor(Number(`0.${fraction}`) * 1000))
  return wall === undefined ? undefined : { wall, ...(zone && { offsetMs: offsetOf(zone) }) }
}

/** Dates in words: what the runtime itself understands. */
function readLoosely(text: string): ReadDate | undefined {
  if (!/[a-z]{3}/i.test(text)) return undefined
  const named = /(?:GMT|UTC|Z|[+-]\d{4})$/i.test(text.trim())
  const wall = Date.parse(named ? text : `${text} UTC`)
  return Number.isNaN(wall) ? undefined : { wall, ...(named && { offsetMs: 0 }) }
}

/** Reads a date by a format. Undefined when the text does not follow it. */
export function readDateBy(format: string, text: string): ReadDate | undefined {
  const order: string[] = []
  const pattern = format.replace(/%(.?)|[\\^$.*+?()[\]{}|/]/gs, (found, character: string | undefined) => {
    if (character === undefined) return `\\${found}`
    if (character === '%') return '%'
    order.push(character)
    if (character === 'z') return '(Z|[+-]\\d{2}:?\\d{2})'
    if (character === 'Z') return '([+-]?\\d{1,4})'
    const specifier = NUMBERS[character]
    if (!specifier) throw queryFailed(`Invalid format character '%${character}' in format string`)
    return `(\\d{${specifier.digits === 4 ? '4' : `1,${specifier.digits}`}})`
  })
  const found = new RegExp(`^${pattern}$`, 'i').exec(text)
  if (!found) return undefined
  const parts = new Map(order.map((character, at) => [character, found[at + 1] as string]))
  return datePartsOf(parts)
}

function datePartsOf(parts: Map<string, string>): ReadDate | undefined {
  const number = (character: string, otherwise: number): number => Number(parts.get(character) ?? otherwise)
  const clock = [number('H', 0), number('M', 0), number('S', 0)]
  const zone = parts.get('z')
  const minutes = parts.get('Z')
  const offset = zone ? { offsetMs: offsetOf(zone) } : minutes ? { offsetMs: Number(minutes) * MINUTE } : {}
  if (parts.has('G')) {
    const midnight = isoDayAt(number('G', 1970), number('V', 1), number('u', 1))
    return { wall: midnight + clockMs(clock, number('L', 0)), ...offset }
  }
  const days = [number('Y', 1970), number('m', 1), parts.has('j') ? number('j', 1) : number('d', 1)]
  const wall = parts.has('j')
    ? dayAt(days[0] as number, 1, days[2] as number) + clockMs(clock, number('L', 0))
    : wallOf([...days, ...clock], number('L', 0))
  return wall === undefined ? undefined : { wall, ...offset }
}

/** Undefined for a day or a time that does not exist. */
function wallOf([year = 0, month = 1, day = 1, ...clock]: number[], millis: number): number | undefined {
  const midnight = dayAt(year, month, day)
  const [hour = 0, minute = 0, second = 0] = clock
  const isReal = new Date(midnight).getUTCMonth() === month - 1 && month >= 1 && month <= 12
  if (!isReal || hour > 23 || minute > 59 || second > 59) return undefined
  return midnight + clockMs(clock, millis)
}

function clockMs([hour = 0, minute = 0, second = 0]: number[], millis: number): number {
  return ((hour * 60 + minute) * 60 + second) * 1000 + millis
}

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -1 : 1) * minutes * MINUTE
}
