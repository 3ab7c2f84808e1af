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
  return { value: { ...USUAL_CHECKOUT, reservedForMs }, problems: reader.finish() }
}
