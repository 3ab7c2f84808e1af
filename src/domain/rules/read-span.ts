import { endOfShopDay, type Instant, instant, startOfShopDay } from '../time'
import type { FieldReader } from './field-reader'

/** From when (inclusive; 0: since ever) until when (exclusive) an offer stands; an end of null: for as long as it is there. */
export interface Span {
  startsAt: Instant
  endsAt: Instant | null
}

/**
 * Reads the days of an offer, `startsOn` to `endsOn`, the last one whole; both may be left out. An end that is already past is a
 * slip, unless it is the end that the live offer reached by itself.
 */
export function readSpan(reader: FieldReader, live: Pick<Span, 'endsAt'> | null, at: Instant): Span {
  const startsOn = reader.dayOrNothing('startsOn', '开始日期')
  const endsOn = reader.dayOrNothing('endsOn', '结束日期')
  const startsAt = startsOn ? startOfShopDay(startsOn) : instant(0)
  if (endsOn === null) return { startsAt, endsAt: null }
  const endsAt = endOfShopDay(endsOn)
  if (endsAt <= startsAt) reader.complain('结束日期 endsOn 早于开始日期 startsOn')
  else if (endsAt <= at && live?.endsAt !== endsAt) reader.complain('结束日期 endsOn 已经过去')
  return { startsAt, endsAt }
}
