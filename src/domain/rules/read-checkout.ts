import { MINUTE } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import type { CheckoutSettings } from './rules'

/** A shop that says nothing keeps what an order reserved for a quarter of an hour. No order takes points as money yet. */
export const USUAL_CHECKOUT: CheckoutSettings = { pointsAsMoney: null, reservedForMs: 15 * MINUTE }

/** Reads the document `checkout` of `settings`. */
export function readCheckoutSettings(document: RawDocument): ReadDocument<CheckoutSettings> {
  const reader = new FieldReader(document)
  const minutes = reader.countOrNothing('reserveMinutes', '下单后保留几分钟', { least: 5, most: 60 })
  const reservedForMs = minutes === null ? USUAL_CHECKOUT.reservedForMs : minutes * MINUTE
  const pointsAsMoney = readPointsAsMoney(reader)
  return { value: { pointsAsMoney, reservedForMs }, problems: reader.finish() }
}

const MOST_POINTS = 100_000
/** Beyond it an order could cost no money at all, and what cost none could not be given back in part. */
const MOST_PERCENT = 90
const USUAL_PERCENT = 50

/** How points pay at an order; on when the first field is there. */
function readPointsAsMoney(reader: FieldReader): CheckoutSettings['pointsAsMoney'] {
  const perYuan = reader.countOrNothing('pointsForYuan', '多少积分抵 1 元', { least: 1, most: MOST_POINTS })
  const least = reader.countOrNothing('pointsLeast', '最少用多少积分', { least: 0, most: MOST_POINTS })
  const mostPercent = reader.countOrNothing('pointsMostPercent', '最多抵订单的百分之几', {
    least: 1,
    most: MOST_PERCENT,
  })
  const without = perYuan === null && (least !== null || mostPercent !== null)
  reader.complainIf(without, '填了 pointsLeast 或 pointsMostPercent，就要填多少积分抵 1 元 pointsForYuan')
  return perYuan === null ? null : { perYuan, least: least ?? 0, mostPercent: mostPercent ?? USUAL_PERCENT }
}
