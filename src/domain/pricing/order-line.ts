import type { Goods } from '../coupons/terms'
import { type Fen, fen, sumFen } from '../money'
import { Refusal } from '../refusal'
import type { Instant } from '../time'

/** An order of more than this is no order of a shop with cards of at most ¥5,000; shares of it stay exact integers. */
export const MOST_ORDER_FEN = fen(50_000_000)
export const MOST_ORDER_LINES = 50
export const MOST_PIECES = 999

/** One line of an order as any order source states it. A till that only typed an amount has one line without goods. */
export interface OrderLine {
  lineId: string
  name: string
  productId: string | null
  category: string | null
  quantity: number
  unitFen: Fen
  /** a special offer already: no coupon and no other price counts or lowers it */
  isSpecial: boolean
}

/** What is bought, where and when. */
export interface Order {
  lines: readonly OrderLine[]
  storeId: string
  at: Instant
}

/** Before anything lowers it. */
export function amountOfLine({ quantity, unitFen }: OrderLine): Fen {
  return fen(quantity * unitFen)
}

/** An order of these lines. Refuses with ORDER_TOO_LARGE. */
export function orderOf(lines: readonly OrderLine[], storeId: string, at: Instant): Order | Refusal {
  const isTooLarge = sumFen(lines.map(amountOfLine)) > MOST_ORDER_FEN
  return isTooLarge ? new Refusal('ORDER_TOO_LARGE', { limitFen: MOST_ORDER_FEN }) : { lines, storeId, at }
}

/** Whether coupon or price rule counts this line; null goods are all goods. */
export function isAmong(line: OrderLine, goods: Goods | null): boolean {
  if (line.isSpecial) return false
  if (goods === null) return true
  const named = line.productId !== null && goods.products.includes(line.productId)
  return named || (line.category !== null && goods.categories.includes(line.category))
}

/** The order of a till that knows an amount alone. */
export function orderOfAmount(amountFen: Fen, storeId: string, at: Instant): Order {
  const whole = { name: '消费', productId: null, category: null, quantity: 1, unitFen: amountFen, isSpecial: false }
  return { lines: [{ lineId: 'all', ...whole }], storeId, at }
}
