import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { bytesFrom, seededRandom, uuidFrom } from './random'

let draw: (() => number) | undefined

/** Behind the gate all chance of the server itself comes from a seed; `undefined` gives it back to the system. */
export function seedChance(seed: number | undefined): void {
  draw = seed === undefined ? undefined : seededRandom(seed)
}

/** A whole number from 0 up to, and without, `limit`. */
export function chanceBelow(limit: number): number {
  return draw ? Math.floor(draw() * limit) : randomInt(limit)
}

/** Bytes that nobody can guess, or, behind the gate, the same again for the same seed. */
export function chanceBytes(count: number): Buffer {
  return draw ? Buffer.from(bytesFrom(draw, count)) : randomBytes(count)
}

export function chanceUuid(): string {
  return draw ? uuidFrom(draw) : randomUUID()
}
