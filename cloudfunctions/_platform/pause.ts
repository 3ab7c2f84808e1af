import { randomInt } from 'node:crypto'

/** Waits a random time up to a bound that doubles with each attempt: writers that met once should not meet again. */
export function pauseBeforeRetry(attempt: number): Promise<void> {
  const bound = Math.min(400, 5 * 2 ** attempt)
  return new Promise(resolve => setTimeout(resolve, randomInt(1, bound + 1)))
}
