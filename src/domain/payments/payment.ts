import type { PackId, PaymentId, SpendId } from '../ids'
import { type Fen, fen, NO_MONEY, subtractFen } from '../money'
import { type Instant, later, MINUTE } from '../time'

/** A payment whose holds were not all placed is given up after this long. */
const HOLDING_PATIENCE = 2 * MINUTE

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
  amountFen: Fen
  /** by pack id: every payment takes its packs in one order, so that two of them never wait for each other */
  parts: PaymentPart[]
  createdAt: Instant
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

/** A pack that may pay, and what it has for it. */
export type Payer = Omit<PaymentPart, 'amountFen'> & { payableFen: Fen }

/**
 * Who pays how much: each in the order in which the codes were shown, as much as it has, until the amount is covered. The
 * answer is in the order of packs; null when all of them together do not have enough. A pack counts once.
 */
export function splitPayment(payers: readonly Payer[], amountFen: Fen): PaymentPart[] | null {
  let missing = amountFen
  const parts: PaymentPart[] = []
  const asked = new Set<PackId>()
  for (const { payableFen, ...payer } of payers) {
    if (asked.has(payer.packId)) continue
    asked.add(payer.packId)
    const share = fen(Math.min(payableFen, missing))
    if (share <= NO_MONEY) continue
    parts.push({ ...payer, amountFen: share })
    missing = subtractFen(missing, share)
  }
  return missing === 0 ? parts.sort((a, b) => (a.packId < b.packId ? -1 : 1)) : null
}
