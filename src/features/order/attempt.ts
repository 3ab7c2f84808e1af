import { serverNow } from '../../cloud/clock'
import { shelf } from '../../cloud/memory'
import type { CheckoutId, PackId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import type { WantedProduct } from '../../domain/pricing/order-of-products'
import { type Instant, later, MINUTE } from '../../domain/time'

/** What is to be paid, and how, as the page shows it. */
export interface Wanted {
  storeId: string
  lines: WantedProduct[]
  expectedPayableFen: Fen
  points?: { points: number; pointsFen: Fen }
  /** the shared card that pays; absent: my own */
  sharedPackId?: PackId
  /** what WeChat Pay pays of it: nothing when points and balance pay all */
  expectedRestFen: Fen
}

/**
 * One attempt to pay one basket at one price. It is kept on the phone from the tap until its outcome is known, so that whatever
 * happens in between, the same order is paid once.
 */
export interface Attempt extends Wanted {
  checkoutId: CheckoutId
  begunAt: Instant
}

/** The one attempt that is open. */
export const openAttempt = shelf<Attempt>('order-attempt', 1)

/** Somebody who comes back later than this does not expect a tap of back then to pay. */
const GOES_ON_FOR = 10 * MINUTE

/** Whether an attempt that balance alone was to pay may be gone on with. What it reserved comes back by itself. */
export function isFresh({ begunAt }: Attempt): boolean {
  return serverNow() < later(begunAt, GOES_ON_FOR)
}
