import type { Clock } from './clock'

/** Node keeps a delay in 32 bits: a longer one would fire at once. */
const LONGEST_DELAY_MS = 2_147_483_647

interface Alarm {
  at: number
  ring: () => void
  delay?: NodeJS.Timeout
}

/** Runs actions at instants of the local cloud's clock, also when the clock is moved by hand. */
export class Alarms {
  private readonly pending = new Set<Alarm>()
  private readonly stopListening: () => void

  constructor(private readonly clock: Clock) {
    this.stopListening = clock.onJump(() => {
      for (const alarm of this.pending) this.wind(alarm)
    })
  }

  /** Calls `ring` once when the clock reaches `at`; returns the function that cancels it. */
  at(at: number, ring: () => void): () => void {
    const alarm: Alarm = { at, ring }
    this.pending.add(alarm)
    this.wind(alarm)
    return () => this.drop(alarm)
  }

  close(): void {
    this.stopListening()
    for (const alarm of this.pending) this.drop(alarm)
  }

  private wind(alarm: Alarm): void {
    clearTimeout(alarm.delay)
    const wait = Math.max(0, alarm.at - this.clock.now())
    alarm.delay = setTimeout(() => this.check(alarm), Math.min(wait, LONGEST_DELAY_MS))
  }

  private check(alarm: Alarm): void {
    // A frozen clock does not reach the instant by waiting: the next jump winds the alarm again.
    if (this.clock.now() >= alarm.at) {
      this.drop(alarm)
      alarm.ring()
    } else if (!this.clock.isFrozen) this.wind(alarm)
  }

  private drop(alarm: Alarm): void {
    clearTimeout(alarm.delay)
    this.pending.delete(alarm)
  }
}
