import { Clock, type ClockState } from './clock'
import type { Store } from './database/store'

/** Keeps a clock's state in the store, so that documents dated by a moved clock stay in its past. */
export class ClockMemory {
  readonly clock: Clock
  private readonly memory

  constructor(store: Store) {
    this.memory = store.root.openDB<ClockState, string>({ name: 'meta:clock' })
    this.clock = new Clock(this.memory.get('state'))
  }

  /** Resolves when the state is on disk. */
  async save(): Promise<void> {
    await this.memory.put('state', this.clock.state)
  }

  /** Reads the state again after the store was put back to another time. */
  reload(): void {
    this.clock.load(this.memory.get('state') ?? { offsetMs: 0 })
  }
}
