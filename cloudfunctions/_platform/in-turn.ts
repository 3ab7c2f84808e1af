import { SECOND } from '../../src/domain/time'
import { log } from './log'

/** What one kind of work may take of a tick, in real time. */
const SHARE = 5 * SECOND

/**
 * Does what is due one after the other until this work's share of the tick is used up; what is left is due still. So a payment
 * service that does not answer costs the clock's other work nothing but waiting. Answers how many had their turn.
 */
export async function inTurn<T>(
  due: readonly T[],
  work: (each: T) => Promise<void>,
  clock: () => number = Date.now,
): Promise<number> {
  const began = clock()
  let done = 0
  for (const each of due) {
    if (clock() - began > SHARE) {
      log('left for the next tick', { left: due.length - done })
      break
    }
    await work(each)
    done += 1
  }
  return done
}
