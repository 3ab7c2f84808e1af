/**
 * How much of the matrix a run tries: every fault at every call (`npm run crash`), or a share of the calls with one fault each,
 * other ones from run to run.
 */
export type Extent = 'whole' | { seed: number }

/** Of how many calls one has its turn in a run. A flow that runs alone takes a run of its own for each. */
export const CALLS_OF_A_TURN = { alone: 3, together: 2 }

/** A call has two faults or five: after as many runs in a row each call has had its turn with each of them. */
const RUNS_OF_A_TURN = 2 * 5
const RUNS_OF_ALL = RUNS_OF_A_TURN * CALLS_OF_A_TURN.alone * CALLS_OF_A_TURN.together

/** Which of a few calls has its turn in a run. It stays while each call goes through its faults. */
export function turnOf(seed: number, calls: number): number {
  return Math.floor(seed / RUNS_OF_A_TURN) % calls
}

/** As the environment says: `CRASH_EXTENT=whole`, or the number of an earlier run to see it again. */
export function extentOfRun(): Extent {
  const wanted = process.env.CRASH_EXTENT
  if (wanted === 'whole') return wanted
  return { seed: wanted === undefined ? Math.floor(Date.now() / 1000) % RUNS_OF_ALL : Number(wanted) }
}
