/** Told after every jump of the clock, with the new time in milliseconds since the epoch. */
export type JumpListener = (now: number) => void

/** What a restart must remember: how far the clock is from the computer's, and whether it stands still. */
export interface ClockState {
  offsetMs: number
  frozenAt?: number
}

/**
 * The one clock of the whole local cloud: database, timers, pay sandbox and function instances.
 *
 * Its state lives in shared memory, so that a jump is seen by every function instance at the same moment
 * without a message that could arrive too late. Cell 0 is the offset from the computer's clock in milliseconds;
 * cell 1 is the instant at which the clock stands still, or NaN while it runs.
 */
export class Clock {
  readonly shared = new SharedArrayBuffer(16)
  private readonly cells = new Float64Array(this.shared)
  private readonly listeners = new Set<JumpListener>()

  constructor(state: ClockState = { offsetMs: 0 }) {
    this.cells[0] = state.offsetMs
    this.cells[1] = state.frozenAt ?? Number.NaN
  }

  /** Milliseconds since the epoch. */
  now = (): number => {
    const frozenAt = this.cells[1] ?? Number.NaN
    return Number.isNaN(frozenAt) ? Date.now() + (this.cells[0] ?? 0) : frozenAt
  }

  get isFrozen(): boolean {
    return !Number.isNaN(this.cells[1] ?? Number.NaN)
  }

  get state(): ClockState {
    const offsetMs = this.cells[0] ?? 0
    return this.isFrozen ? { offsetMs, frozenAt: this.now() } : { offsetMs }
  }

  /** Moves the clock to an instant; it keeps running, or keeps standing still, as before. */
  set(at: number): void {
    this.cells[0] = at - Date.now()
    if (this.isFrozen) this.cells[1] = at
    for (const listener of this.listeners) listener(at)
  }

  advance(ms: number): void {
    this.set(this.now() + ms)
  }

  freeze(): void {
    this.cells[1] = this.now()
  }

  /** Runs on from the instant at which it was frozen. */
  resume(): void {
    if (!this.isFrozen) return
    const at = this.now()
    this.cells[1] = Number.NaN
    this.set(at)
  }

  /** Back to the computer's own time. */
  reset(): void {
    this.cells[1] = Number.NaN
    this.set(Date.now())
    this.cells[0] = 0
  }

  /** Takes over a remembered state. */
  load({ offsetMs, frozenAt }: ClockState): void {
    this.cells[0] = offsetMs
    this.cells[1] = frozenAt ?? Number.NaN
    const now = this.now()
    for (const listener of this.listeners) listener(now)
  }

  /** Returns the function that ends the listening. */
  onJump(listener: JumpListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
