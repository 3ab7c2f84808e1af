import { DAY, type Instant, later } from '../../src/domain/time'
import { entriesWithoutPlace, noneLeftSince, noteNoneLeft, placeEntry } from '../_store/older-entries'

const ENTRIES_PER_ROUND = 100
/** A function of an older version may still be running while a new one is deployed: so it is looked for once a day. */
const LOOKS_AGAIN_AFTER = DAY

/**
 * Gives entries of older versions the flat fields that statements, days and figures are found by, some at a tick, until none is
 * left. What a round that dies leaves is met by the next: an entry that has its fields is not found again.
 */
export async function placeOlderEntries(at: Instant): Promise<number> {
  const since = await noneLeftSince()
  if (since !== null && at < later(since, LOOKS_AGAIN_AFTER)) return 0
  const found = await entriesWithoutPlace(ENTRIES_PER_ROUND)
  for (const each of found) await placeEntry(each, at)
  if (found.length < ENTRIES_PER_ROUND) await noteNoneLeft(at)
  return found.length
}
