import type { BillLine } from '../../../src/domain/reconcile/bill'
import { Refusal } from '../../../src/domain/refusal'
import type { ShopDay } from '../../../src/domain/time'

/** A bill that could be read whole; half a bill is none. Throws BILL_UNREADABLE. */
export function wholeBill<Line extends BillLine>(lines: Line[] | null, day: ShopDay): Line[] {
  if (!lines) throw new Refusal('BILL_UNREADABLE', { day })
  return lines
}
