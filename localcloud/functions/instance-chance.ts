import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { bytesFrom, uuidFrom } from '../faults/random'

type Done<T> = (error: Error | null, value: T) => void

/** Lets all chance of this thread come from `draw`: `Math.random`, and every way that Node has to draw bytes or numbers. */
export function takeOverChance(draw: () => number): void {
  Math.random = draw
  const fill = <T extends ArrayBufferView>(view: T): T => {
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(bytesFrom(draw, view.byteLength))
    return view
  }
  const randomBytes = (size: number, done?: Done<Buffer>): Buffer | undefined => {
    const bytes = Buffer.from(bytesFrom(draw, size))
    if (!done) return bytes
    process.nextTick(done, null, bytes)
    return undefined
  }
  const randomInt = (...args: (number | Done<number>)[]): number | undefined => {
    const [first = 0, second] = args.filter(arg => typeof arg === 'number')
    const [min, max] = second === undefined ? [0, first] : [first, second]
    const done = args.find(arg => typeof arg === 'function')
    const drawn = min + Math.floor(draw() * (max - min))
    if (!done) return drawn
    process.nextTick(done, null, drawn)
    return undefined
  }
  const randomUUID = (): string => uuidFrom(draw)
  Object.assign(crypto, { randomBytes, randomInt, randomUUID, randomFillSync: fill })
  const web = Object.entries({ getRandomValues: fill, randomUUID })
  for (const [name, value] of web) Object.defineProperty(crypto.webcrypto, name, { value, configurable: true })
  syncBuiltinESMExports()
}
