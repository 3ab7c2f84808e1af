import { MINUTE } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import type { CheckoutSettings } from './rules'

/** A shop that says nothing takes no points as money and keeps what an order reserved for a quarter of an hour. */
export const USUAL_CHECKOUT: CheckoutSettings = { pointsAsMoney: null, reservedForMs: 15 * MINUTE }

/** Reads the document `checkout` of `settings`. */
export function readCheckoutSettings(document: RawDocument): ReadDocument<CheckoutSettings> {
  const reader = new FieldReader(document)
  const perYuan = reader.countOrNothing('pointsForYuan', '几分抵 1 元', { least: 1, most: 10_000 })
  const least = reader.countOrNothing('leastPoints', '最少用几分', { least: 1, most: 1_000_000 })
  const mostPercent = reader.countOrNothing('mostPercent', '最多抵订单的百分之几', { least: 1, most: 100 })
  const minutes = reader.countOrNothing('reserveMinutes', '下单后保留几分钟', { least: 5, most: 60 })
  const isAlone = perYuan === null && (least !== null || mostPercent !== null)
  reader.complainIf(isAlone, '填了 leastPoints 或 mostPercent，就要填几分抵 1 元 pointsForYuan')
  return {
    value: {
      pointsAsMoney: perYuan === null ? null : { perYuan, least: least ?? 500, mostPercent: mostPercent ?? 50 },
      reservedForMs: minutes === null ? USUAL_CHECKOUT.reservedForMs : minutes * MINUTE,
    },
    problems: reader.finish(),
  }
}
