import { type PayWay, payWays } from '../channels/channel'
import { type Fen, sumFen } from '../money'
import type { BillLine } from './bill'

/** A line of a bill, and by which way the money went. */
export type WayLine = BillLine & { way: PayWay }

/** A payment or refund as our own books know it. */
export interface BookedLine {
  outTradeNo: string
  /** null for a payment */
  outRefundNo: string | null
  way: PayWay
  fen: Fen
  /** credited (or debited) in the ledger; `waiting`: known and not finished yet; `suspense`: set aside for a person */
  state: 'booked' | 'waiting' | 'suspense'
}

export type DifferenceKind =
  /** WeChat Pay has it, our books do not */
  | 'only_in_bill'
  /** our books have it, WeChat Pay does not */
  | 'only_in_books'
  | 'amount_differs'
  /** paid, and the credit is still on its way */
  | 'not_booked_yet'
  /** paid, and set aside because it did not fit its order */
  | 'in_suspense'

export interface Difference {
  /** the same difference has the same id at every look */
  differenceId: string
  kind: DifferenceKind
  way: PayWay
  outTradeNo: string
  outRefundNo: string | null
  billFen: Fen | null
  bookedFen: Fen | null
}

export interface Figures {
  payments: number
  paidFen: Fen
  refunds: number
  refundedFen: Fen
}

/** One way to pay: what its bill says, and what our books say of it. */
export interface WayFigures {
  way: PayWay
  bill: Figures
  books: Figures
}

export interface Match {
  bill: Figures
  books: Figures
  /** the same by way, those only that had a payment or a refund */
  ways: WayFigures[]
  differences: Difference[]
}

/** Holds a day's bill against the books, line by line: every line of either side is matched once or is a difference. */
export function matchBill(bill: readonly WayLine[], books: readonly BookedLine[]): Match {
  const differences: Difference[] = []
  const unmatched = new Map(books.map(line => [keyOf(line), line]))
  for (const line of bill) {
    const booked = unmatched.get(keyOf(line))
    unmatched.delete(keyOf(line))
    const kind = booked ? kindOf(line, booked) : 'only_in_bill'
    if (kind) differences.push(difference(kind, line, line.fen, booked?.fen ?? null))
  }
  for (const line of unmatched.values()) differences.push(difference('only_in_books', line, null, line.fen))
  // What is still on its way stands in no sum of ours.
  const done = books.filter(line => line.state === 'booked')
  return { bill: figuresOf(bill), books: figuresOf(done), ways: waysOf(bill, done), differences }
}

type Numbered = Pick<BookedLine, 'outTradeNo' | 'outRefundNo' | 'way'>

function keyOf({ outTradeNo, outRefundNo }: Omit<Numbered, 'way'>): string {
  return `${outTradeNo}/${outRefundNo ?? ''}`
}

function kindOf(line: WayLine, booked: BookedLine): DifferenceKind | null {
  if (booked.state === 'suspense') return 'in_suspense'
  if (line.fen !== booked.fen) return 'amount_differs'
  return booked.state === 'waiting' ? 'not_booked_yet' : null
}

function difference(kind: DifferenceKind, line: Numbered, billFen: Fen | null, bookedFen: Fen | null): Difference {
  const { outTradeNo, outRefundNo, way } = line
  return { differenceId: `${kind}:${keyOf(line)}`, kind, way, outTradeNo, outRefundNo, billFen, bookedFen }
}

function waysOf(bill: readonly WayLine[], books: readonly BookedLine[]): WayFigures[] {
  return payWays
    .map(way => ({ way, bill: figuresOf(bill.filter(of(way))), books: figuresOf(books.filter(of(way))) }))
    .filter(({ bill: theirs, books: ours }) => theirs.payments + theirs.refunds + ours.payments + ours.refunds > 0)
}

function of(way: PayWay): (line: { way: PayWay }) => boolean {
  return line => line.way === way
}

function figuresOf(lines: readonly (Numbered & { fen: Fen })[]): Figures {
  const payments = lines.filter(line => line.outRefundNo === null)
  const refunds = lines.filter(line => line.outRefundNo !== null)
  const sum = (of: readonly { fen: Fen }[]): Fen => sumFen(of.map(line => line.fen))
  return { payments: payments.length, paidFen: sum(payments), refunds: refunds.length, refundedFen: sum(refunds) }
}
