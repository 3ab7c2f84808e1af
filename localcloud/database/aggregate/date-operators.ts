import { ObjectId } from 'bson'
import { evalExpr } from 'mingo/core'
import { queryFailed } from '../refusals'
import { dayAt, isoDayAt, PARTS } from './calendar'
import { readDate, readDateBy, writeDate } from './date-text'
import type { Operator } from './operator'
import { instantOf, offsetAt } from './time-zone'

type Fields = Record<string, unknown>

const UTC = 'UTC'

/** Expressions on dates, as the engine behind the platform has them. The library's own differ in many of them. */
export const dateOperators: Record<string, Operator> = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, read]) => [name, part(read)])),
  $dateToString: (document, operand, options) => {
    const fields = fieldsOf('$dateToString', evalExpr(document, operand, options))
    const format = fields.format ?? undefined
    if (format !== undefined && typeof format !== 'string') throw queryFailed('$dateToString requires a string format')
    if (isNothing(fields.date)) return fields.onNull ?? null
    const zone = zoneOf(operand as Fields, fields)
    if (zone === undefined) return null
    const { wall, offsetMs } = wallIn(zone, instant(fields.date))
    return writeDate(wall, offsetMs, format)
  },
  $dateFromString: (document, operand, options) => {
    const fields = fieldsOf('$dateFromString', evalExpr(document, operand, options))
    if (isNothing(fields.dateString)) return fields.onNull ?? null
    const zone = zoneOf(operand as Fields, fields)
    if (zone === undefined) return null
    try {
      return parse(fields, Object.hasOwn(operand as Fields, 'timezone') ? zone : undefined)
    } catch (error) {
      if (Object.hasOwn(operand as Fields, 'onError')) return fields.onError ?? null
      throw error
    }
  },
  $dateFromParts: (document, operand, options) => {
    const given = operand as Fields
    const fields = fieldsOf('$dateFromParts', evalExpr(document, operand, options))
    const zone = zoneOf(given, fields)
    const names = Object.keys(given).filter(name => name !== 'timezone')
    if (zone === undefined || names.some(name => isNothing(fields[name]))) return null
    return new Date(instantOf(zone, wallOfParts(fields)))
  },
  $dateToParts: (document, operand, options) => {
    const fields = fieldsOf('$dateToParts', evalExpr(document, operand, options))
    const zone = zoneOf(operand as Fields, fields)
    if (isNothing(fields.date) || zone === undefined) return null
    const { wall } = wallIn(zone, instant(fields.date))
    const day = fields.iso8601
      ? {
          isoWeekYear: PARTS.$isoWeekYear(wall),
          isoWeek: PARTS.$isoWeek(wall),
          isoDayOfWeek: PARTS.$isoDayOfWeek(wall),
        }
      : { year: PARTS.$year(wall), month: PARTS.$month(wall), day: PARTS.$dayOfMonth(wall) }
    const clock = { hour: PARTS.$hour(wall), minute: PARTS.$minute(wall), second: PARTS.$second(wall) }
    return { ...day, ...clock, millisecond: PARTS.$millisecond(wall) }
  },
}

/** An operator that takes a date, or `{ date, timezone }`, and gives a number. */
function part(read: (wall: Date) => number): Operator {
  return (document, operand, options) => {
    const single = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
    const value = evalExpr(document, single, options)
    const isForm = isFields(single) && Object.hasOwn(single, 'date')
    const fields: Fields = isForm ? fieldsOf('date', value) : { date: value }
    const zone = zoneOf(isForm ? single : {}, fields)
    if (isNothing(fields.date) || zone === undefined) return null
    return read(wallIn(zone, instant(fields.date)).wall)
  }
}

/** The zone asked for; undefined when it was asked for by an expression that gives nothing. */
function zoneOf(given: Fields, { timezone }: Fields): string | undefined {
  if (!Object.hasOwn(given, 'timezone')) return UTC
  if (isNothing(timezone)) return undefined
  if (typeof timezone !== 'string') throw queryFailed(`timezone must evaluate to a string, found ${typeof timezone}`)
  return timezone
}

function wallIn(zone: string, at: number): { wall: Date; offsetMs: number } {
  const offsetMs = offsetAt(zone, at)
  return { wall: new Date(at + offsetMs), offsetMs }
}

function instant(value: unknown): number {
  if (value instanceof Date) return value.getTime()
  if (value instanceof ObjectId) return value.getTimestamp().getTime()
  throw queryFailed(`can't convert from ${Array.isArray(value) ? 'array' : typeof value} to Date`)
}

function parse({ dateString, format }: Fields, zone: string | undefined): Date {
  if (typeof dateString !== 'string') throw queryFailed('$dateFromString requires that dateString be a string')
  if (!isNothing(format) && typeof format !== 'string') throw queryFailed('$dateFromString requires a string format')
  const found = typeof format === 'string' ? readDateBy(format, dateString) : readDate(dateString)
  if (!found) throw queryFailed(`Error parsing date string '${dateString}'`)
  const { wall, offsetMs } = found
  if (offsetMs === undefined) return new Date(instantOf(zone ?? UTC, wall))
  if (zone !== undefined) {
    throw queryFailed(
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  }
  return new Date(wall - offsetMs)
}

function wallOfParts(fields: Fields): number {
  const number = (name: string, otherwise: number): number => {
    const value = fields[name] ?? otherwise
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw queryFailed(`'${name}' must evaluate to an integer, found ${typeof value} with value ${String(value)}`)
    }
    return value
  }
  const isIso = Object.hasOwn(fields, 'isoWeekYear')
  if (!isIso && !Object.hasOwn(fields, 'year')) {
    throw queryFailed("$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
  }
  const midnight = isIso
    ? isoDayAt(number('isoWeekYear', 1970), number('isoWeek', 1), number('isoDayOfWeek', 1))
    : dayAt(number('year', 1970), number('month', 1), number('day', 1))
  const minutes = number('hour', 0) * 60 + number('minute', 0)
  return midnight + (minutes * 60 + number('second', 0)) * 1000 + number('millisecond', 0)
}

function fieldsOf(operator: string, value: unknown): Fields {
  if (!isFields(value)) throw queryFailed(`${operator} only supports an object as its argument`)
  return value
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}
