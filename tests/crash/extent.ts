/**
 * How much of the matrix a run tries: every fault at every call (`npm run crash`), or at every call one of its faults, another
 * one from call to call and from run to run. Of flows that run alone, each case a whole run of its own, every third call has its turn.
 */
export type Extent = 'whole' | { seed: number }

/** A call has two faults or five, and flows that run alone take every third call: thirty runs in a row try them all. */
const RUNS_OF_ALL = 30
export const CALLS_OF_ALONE = 3

/** As the environment says: `CRASH_EXTENT=whole`, or the number of an earlier run to see it again. */
export function extentOfRun(): Extent {
  const wanted = process.env.CRASH_EXTENT
  if (wanted === 'whole') return wanted
  return { seed: wanted === undefined ? Math.floor(Date.now() / 1000) % RUNS_OF_ALL : Number(wanted) }
}
