import type { PackId, PaymentId, SpendId } from '../ids'
import { type Fen, fen, NO_MONEY, subtractFen } from '../money'
import type { TillGoods } from '../pricing/till-goods'
import { type Instant, later, MINUTE } from '../time'

/** A payment whose holds were not all placed is given up after this long. */
const HOLDING_PATIENCE = 2 * MINUTE

/** From as many packs one payment is taken. */
export const MOST_PAYERS = 5

/** What one pack pays of a payment over several. */
export interface PaymentPart {
  packId: PackId
  /** of the pay code that was shown: a code holds or pays, once */
  spendId: SpendId
  amountFen: Fen
  /** from a shared pack: whose payment it is */
  memberPackId?: PackId
}

export interface PaymentBase {
  paymentId: PaymentId
  storeId: string
  storeName: string
  staffId: string
  /** the goods before any offer */
  amountFen: Fen
  /** absent: the amount as it stands, and in what older versions wrote */
  price?: AgreedPrice
  /** by pack id: every payment takes its packs in one order, so that two of them never wait for each other */
  parts: PaymentPart[]
  createdAt: Instant
}

/**
 * The best price that the pack whose code was shown first, the lead, brings to a payment: its member prices and its coupons.
 * Its hold keeps the coupons, and its part says what was taken off.
 */
export interface AgreedPrice {
  leadPackId: PackId
  goods: TillGoods
  payableFen: Fen
}

/** What all parts of a payment come to together. */
export function payableOf({ amountFen, price }: Pick<Payment, 'amountFen' | 'price'>): Fen {
  return price?.payableFen ?? amountFen
}

/** Captured or released is decided once, by one write of this document; every hold obeys it. */
export type PaymentState =
  | { state: 'holding' }
  | { state: 'capturing'; since: Instant }
  | { state: 'captured'; capturedAt: Instant }
  | { state: 'releasing'; since: Instant }
  | { state: 'released'; releasedAt: Instant }

export type Payment = PaymentBase & { progress: PaymentState }

/** When the clock should look at a payment; null when it has come to its end. */
export function paymentDueAt({ createdAt, progress }: Payment): Instant | null {
  switch (progress.state) {
    case 'holding':
      return later(createdAt, HOLDING_PATIENCE)
    case 'capturing':
    case 'releasing':
      return progress.since
    case 'captured':
    case 'released':
      return null
    default:
      return progress satisfies never
  }
}

/** A pack that may pay, and how much of a payment it can. */
export type Payer = Omit<PaymentPart, 'amountFen'> & { payableFen: Fen }

/**
 * Who pays how much: each in the order in which the codes were shown, as much as it can, until the amount is covered. A pack
 * counts once. What is missing then, nobody has.
 */
export function sharePayment<P extends Payer>(
  payers: readonly P[],
  amountFen: Fen,
): { shares: { payer: P; amountFen: Fen }[]; missingFen: Fen } {
  let missingFen = amountFen
  const shares = withoutTwice(payers).map(payer => {
    const share = fen(Math.min(payer.payableFen, missingFen))
    missingFen = subtractFen(missingFen, share)
    return { payer, amountFen: share }
  })
  return { shares, missingFen }
}

/**
 * The parts of a payment, in the order of packs; null when all of them together do not have enough. Who pays nothing has no
 * part, but for a lead whose offers lowered the price: they are taken with its part.
 */
export function splitPayment(
  payers: readonly Payer[],
  amountFen: Fen,
  leadPackId: PackId | null = null,
): PaymentPart[] | null {
  const { shares, missingFen } = sharePayment(payers, amountFen)
  if (missingFen > NO_MONEY) return null
  return shares
    .filter(({ payer, amountFen: share }) => share > NO_MONEY || payer.packId === leadPackId)
    .map(({ payer: { payableFen: _payable, ...part }, amountFen: share }) => ({ ...part, amountFen: share }))
    .sort((a, b) => (a.packId < b.packId ? -1 : 1))
}

/** The same pack shown a second time is the first one. */
function withoutTwice<P extends Payer>(payers: readonly P[]): P[] {
  return payers.filter((payer, place) => payers.findIndex(({ packId }) => packId === payer.packId) === place)
}
