import type { Instant } from '../../src/domain/time'
import type { Paper } from './paper'
import type { Real } from './real'

/** Does one thing to both, by two numbers that choose what and how much. */
export type Step = (paper: Paper, real: Real, a: number, b: number, at: Instant) => void

export const pick = <T>(list: readonly T[], a: number): T | undefined => list[a % Math.max(1, list.length)]

export const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
