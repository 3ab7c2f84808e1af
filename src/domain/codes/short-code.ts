/** Eight digits of chance and one that checks them: short enough to say aloud, long enough for its few minutes of life. */
const RANDOM_DIGITS = 8
/** How many random bytes a short code takes. */
export const SHORT_CODE_RANDOM_BYTES = 6

/** Makes a short code from 6 random bytes (48 bits on 10^8 values: the bias is below one in a million). */
export function makeShortCode(random: Uint8Array): string {
  if (random.length !== SHORT_CODE_RANDOM_BYTES) throw new RangeError('a short code takes 6 random bytes')
  let value = 0
  for (const byte of random) value = value * 256 + byte
  const digits = String(value % 10 ** RANDOM_DIGITS).padStart(RANDOM_DIGITS, '0')
  return digits + checkDigit(digits)
}

/** What was typed, without blanks; null when it is no short code or its check digit is wrong: a slip costs no look-up. */
export function readShortCode(typed: string): string | null {
  const digits = typed.replace(/\s/g, '')
  if (!/^\d{9}$/.test(digits)) return null
  return checkDigit(digits.slice(0, RANDOM_DIGITS)) === digits.charAt(RANDOM_DIGITS) ? digits : null
}

/** Luhn: finds every single wrong digit and nearly every swap of neighbours. */
function checkDigit(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place))
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}
