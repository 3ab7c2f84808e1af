import { Clock, type ClockState } from './clock'
import type { Store } from './database/store'

/** A clock that goes on where the store left it: documents dated by a moved clock stay in its past. */
export function loadClock(store: Store): { clock: Clock; save: () => Promise<void> } {
  const memory = store.root.openDB<ClockState, string>({ name: 'meta:clock' })
  const clock = new Clock(memory.get('state'))
  const save = async (): Promise<void> => {
    await memory.put('state', clock.state)
  }
  return { clock, save }
}
