/**
 * The widths of Code 128's symbols by value (ISO/IEC 15417): bar, space, bar, space, bar, space, eleven modules together.
 */
const SYMBOLS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')

const START_C = 105
const SWITCH_TO_B = 100
const STOP = '2331112'
const MODULUS = 103

/**
 * Digits as Code 128: the widths of bars and spaces in modules, beginning with a bar. Digits go in pairs; an odd last one
 * stands alone.
 */
export function code128Widths(digits: string): number[] {
  if (!/^\d+$/.test(digits)) throw new RangeError('only digits become bars here')
  const pairs = (digits.match(/\d{2}/g) ?? []).map(Number)
  const last = digits.length % 2 === 1 ? [SWITCH_TO_B, digits.charCodeAt(digits.length - 1) - SPACE] : []
  const values = [...pairs, ...last]
  const sum = values.reduce((total, value, place) => total + (place + 1) * value, START_C)
  const symbols = [START_C, ...values, sum % MODULUS].map(value => SYMBOLS[value] ?? '')
  return [...symbols.join(''), ...STOP].map(Number)
}

/** Code set B counts from the space. */
const SPACE = 32
