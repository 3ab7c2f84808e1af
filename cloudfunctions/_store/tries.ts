import { type Instant, later, MINUTE } from '../../src/domain/time'
import { _, db } from '../_platform/cloud'
import { insertDocument, readDocument } from './documents'

export const TRIES_WINDOW_MINUTES = 10
const WINDOW = TRIES_WINDOW_MINUTES * MINUTE
/** More wrong codes than this within the window is guessing, not typing. */
const MOST_FAILURES = 10

function windowId(staffId: string, at: Instant): string {
  return `${staffId}:${Math.floor(at / WINDOW)}`
}

/** Whether this member of staff may still type codes. */
export async function mayTry(staffId: string, at: Instant): Promise<boolean> {
  const tries = await readDocument<{ failures: number }>('tries', windowId(staffId, at))
  return (tries?.failures ?? 0) < MOST_FAILURES
}

/** Counts a failure. Successes are not counted, so a busy till is never slowed down. */
export async function countFailure(staffId: string, at: Instant): Promise<void> {
  const _id = windowId(staffId, at)
  const { stats } = (await db
    .collection('tries')
    .where({ _id })
    .update({ data: { failures: _.inc(1) } })) as {
    stats: { updated: number }
  }
  if (stats.updated > 0) return
  if (!(await insertDocument('tries', { _id, failures: 1, expiresAt: later(at, 2 * WINDOW) }))) {
    await db
      .collection('tries')
      .where({ _id })
      .update({ data: { failures: _.inc(1) } })
  }
}
