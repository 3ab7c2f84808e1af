import type { EntryFacts } from '../ledger/facts/entry-facts'
import type { Movement } from '../ledger/movement'
import type { Refusal } from '../refusal'
import type { Pack } from './pack'

/** What a command comes to: the pack as it will be, what happened, and what moved. The entry is appended by the caller. */
export interface Decided {
  pack: Pack
  facts: EntryFacts
  movements: Movement[]
}

export type Decision = Decided | Refusal

/** The newest `limit` of a list that grows at its end. */
export function newest<T>(list: readonly T[], limit: number): T[] {
  return list.slice(-limit)
}
