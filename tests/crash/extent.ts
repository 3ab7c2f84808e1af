/**
 * How much of the matrix a run tries: every fault at every call (`npm run crash`), or at every call
 * one of its faults, another one from call to call and from run to run.
 */
export type Extent = 'whole' | { seed: number }

/** A call has two faults or five, so ten runs in a row try them all. */
const RUNS_OF_ALL = 10

/** As the environment says: `CRASH_EXTENT=whole`, or the number of an earlier run to see it again. */
export function extentOfRun(): Extent {
  const wanted = process.env.CRASH_EXTENT
  if (wanted === 'whole') return wanted
  return { seed: wanted === undefined ? Math.floor(Date.now() / 1000) % RUNS_OF_ALL : Number(wanted) }
}
