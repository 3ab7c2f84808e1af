declare const fenBrand: unique symbol

/** Money in fen (1 yuan = 100 fen): always a safe integer, never a float, never yuan. */
export type Fen = number & { readonly [fenBrand]: true }

const FEN_PER_YUAN = 100

/** The largest amount any single document or input may name: ¥1,000,000.00. Far above every ceiling, far below 2^53. */
export const LARGEST_FEN = 100_000_000 as Fen

/** Takes a number as an amount of fen. Throws when it is not a safe integer, because that is a defect and not a refusal. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an amount of fen: ${amount}`)
  return (Object.is(amount, -0) ? 0 : amount) as Fen
}

/** Nothing, in fen. */
export const NO_MONEY = fen(0)

/** Throws when the sum is not a safe integer. */
export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b)
}

/** May fall below zero: whether it may is the caller's rule. */
export function subtractFen(a: Fen, b: Fen): Fen {
  return fen(a - b)
}

/** Of none: nothing. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total: Fen = NO_MONEY
  for (const amount of amounts) total = addFen(total, amount)
  return total
}

/** `part`/`whole` of an amount, rounded down to the fen: the rounding always leaves the odd fen with whoever pays it. */
export function shareOfFenRoundedDown(amount: Fen, part: number, whole: number): Fen {
  return fen(Math.floor((amount * part) / whole))
}

/** Whole yuan in an amount, the odd fen dropped: the measure of points ("1 yuan = 1 point"). */
export function wholeYuanOf(amount: Fen): number {
  return Math.floor(amount / FEN_PER_YUAN)
}

/** Throws for a part of a fen. */
export function fenOfWholeYuan(yuan: number): Fen {
  return fen(yuan * FEN_PER_YUAN)
}

/** The least whole yuan that is not below an amount. */
export function wholeYuanAtLeast(amount: Fen): number {
  return Math.ceil(amount / FEN_PER_YUAN)
}

/**
 * Reads yuan as a merchant writes it: 300, 12.5, "12.50". Returns null for anything that is not an exact amount of fen
 * (more than two decimals, signs, exponents, text), so that no float ever decides a price.
 */
export function fenFromYuan(yuan: unknown): Fen | null {
  const text = typeof yuan === 'number' ? String(yuan) : typeof yuan === 'string' ? yuan.trim() : ''
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const [, whole = '0', decimals = ''] = match
  return fen(Number(whole) * FEN_PER_YUAN + Number(decimals.padEnd(2, '0')))
}

/** "1,234.50" — always two decimals, thousands grouped; the sign ¥ belongs to the screen. */
export function yuanText(amount: Fen): string {
  const { sign, yuan, decimals } = yuanParts(amount)
  return `${sign}${yuan}.${decimals}`
}

/** "800" or "12.50": whole yuan without decimals, for tiers and coupons where ".00" is noise. */
export function shortYuanText(amount: Fen): string {
  const { sign, yuan, decimals } = yuanParts(amount)
  return decimals === '00' ? `${sign}${yuan}` : `${sign}${yuan}.${decimals}`
}

/** An amount split for display: large yuan, smaller fen. */
export function yuanParts(amount: Fen): { sign: '' | '-'; yuan: string; decimals: string } {
  const size = Math.abs(amount)
  return {
    sign: amount < 0 ? '-' : '',
    yuan: String(Math.floor(size / FEN_PER_YUAN)).replace(/\B(?=(\d{3})+$)/g, ','),
    decimals: String(size % FEN_PER_YUAN).padStart(2, '0'),
  }
}
