import type { TestShop } from '../support/shop'

/**
 * One command or flow for the crash matrix. Everything that only leads up to it, ids included, is prepared once for each
 * of several members and kept as a snapshot; then the steps are done again and again, each time with one cloud call of
 * theirs going wrong.
 */
export interface Flow<Prepared = unknown> {
  /** what happens, as a sentence about the undisturbed run */
  name: string
  /** makes ready one more run of its own: other people, other ids */
  prepare(shop: TestShop): Promise<Prepared>
  /** what happens once all of them are ready: time that passes before the steps */
  ready?: (shop: TestShop) => Promise<unknown>
  /** Only calls on these are disturbed: the rest of a tick belongs to other chores. Absent: all of them. */
  targets?: readonly string[]
  /** The steps are the whole shop's (a tick, a publication), so runs of several members cannot stand side by side. */
  alone?: true
  /** What people, WeChat and the clock do, in order. A step that gets no answer is done again, as a phone would. */
  steps: ((shop: TestShop, prepared: Prepared) => Promise<unknown>)[]
}

/** Lets the compiler see what a flow prepares. */
export function flow<Prepared>(of: Flow<Prepared>): Flow {
  return of as Flow
}
