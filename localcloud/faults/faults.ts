import { type Fault, type FaultPoint, matches } from './fault-rule'
import { seededRandom } from './random'

interface ArmedFault {
  fault: Fault
  seen: number
  fired: number
  random: () => number
}

/** The faults that are armed, in order: the first that fires decides. Empty unless somebody asked for faults. */
export class Faults {
  private armed: ArmedFault[] = []
  /** Milliseconds added to each database call, as over a network. */
  dbDelayMs = 0
  /** Milliseconds by which the clock in a function's new instances is off. */
  readonly clockSkewMs = new Map<string, number>()

  arm(faults: Fault[]): void {
    this.armed = faults.map(fault => ({ fault, seen: 0, fired: 0, random: seededRandom(fault.seed) }))
  }

  disarm(): void {
    this.armed = []
    this.dbDelayMs = 0
    this.clockSkewMs.clear()
  }

  /** What is armed and how often each met a request and fired. */
  get report(): { fault: Fault; seen: number; fired: number }[] {
    return this.armed.map(({ fault, seen, fired }) => ({ fault, seen, fired }))
  }

  /** Counts a request and says which fault it meets, if any. */
  meet(point: FaultPoint): Fault | undefined {
    for (const entry of this.armed) {
      if (!matches(entry.fault, point)) continue
      entry.seen += 1
      if (!isDue(entry)) continue
      entry.fired += 1
      return entry.fault
    }
    return undefined
  }
}

function isDue({ fault, seen, fired, random }: ArmedFault): boolean {
  const { nth, times, share } = fault
  // Drawn for every request, so that the same request fails whatever the other limits are.
  const isDrawn = share === undefined || random() < share
  const limit = times ?? (nth > 1 ? 1 : Number.POSITIVE_INFINITY)
  return isDrawn && seen >= nth && fired < limit
}
