import { evalExpr } from 'mingo/core'
import { queryFailed } from '../refusals'
import type { Operator } from './operator'

/** The engine rounds what a double shows in so many digits, not its exact binary value: 2.675 at 2 places is 2.68. */
const DIGITS = 15

/** `$round`, halves to the even neighbour, and `$trunc`: to a place after the point, or before it when negative. */
export const roundingOperators: Record<string, Operator> = {
  $round: rounding('$round', (quotient, rest, divisor) => {
    const half = rest * 2n - divisor
    return half > 0n || (half === 0n && quotient % 2n === 1n) ? quotient + 1n : quotient
  }),
  $trunc: rounding('$trunc', quotient => quotient),
}

type Settle = (quotient: bigint, rest: bigint, divisor: bigint) => bigint

function rounding(operator: string, settle: Settle): Operator {
  return (document, operand, options) => {
    const operands: unknown[] = Array.isArray(operand) ? operand : [operand]
    if (operands.length < 1 || operands.length > 2) throw queryFailed(`${operator} takes 1 or 2 arguments`)
    const [value, place = 0] = operands.map(each => evalExpr(document, each, options))
    if (value === null || value === undefined || place === null) return null
    if (typeof value !== 'number') throw queryFailed(`${operator} only supports numeric types, not ${typeof value}`)
    if (typeof place !== 'number' || !Number.isInteger(place) || place < -20 || place > 100) {
      throw queryFailed(`cannot apply ${operator} with precision value ${String(place)} value must be in [-20, 100]`)
    }
    return atPlace(value, place, settle)
  }
}

function atPlace(value: number, place: number, settle: Settle): number {
  if (!Number.isFinite(value) || value === 0) return value
  const [digits = '', exponent = '0'] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e')
  const dropped = DIGITS - 1 - Number(exponent) - place
  if (dropped <= 0) return value
  const whole = BigInt(digits.replace('.', ''))
  const divisor = 10n ** BigInt(dropped)
  return Math.sign(value) * Number(`${settle(whole / divisor, whole % divisor, divisor)}e${-place}`)
}
