import { SECOND } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'

/** The platform ends a tick after 20 seconds: nothing begins so late that it would be cut off in the middle. */
const LATEST_BEGIN = 12 * SECOND

export type Chore = () => Promise<unknown>

export interface Round {
  /** what each chore says that it did; `failed` for one that threw */
  done: Record<string, unknown>
  /** the chore that there was no time for any more: the next round begins with it; null when all had their turn */
  next: string | null
}

/**
 * Does chores one after the other, each by itself: one that fails is logged and met again in the next round. A round that
 * becomes too long ends early, and the next one begins where it stopped, so that a rush of one kind of work starves no other.
 */
export async function goRound(
  chores: Readonly<Record<string, Chore>>,
  first: string | null,
  clock: () => number,
): Promise<Round> {
  const began = clock()
  const done: Record<string, unknown> = {}
  for (const [name, chore] of beginningWith(first, Object.entries(chores))) {
    if (clock() - began > LATEST_BEGIN) {
      log('round ended early', { next: name })
      return { done, next: name }
    }
    try {
      done[name] = await chore()
    } catch (error) {
      log('chore failed', { name, error: errorText(error) })
      done[name] = 'failed'
    }
  }
  return { done, next: null }
}

function beginningWith<T>(first: string | null, chores: [name: string, chore: T][]): [name: string, chore: T][] {
  const place = Math.max(
    0,
    chores.findIndex(([name]) => name === first),
  )
  return [...chores.slice(place), ...chores.slice(0, place)]
}
