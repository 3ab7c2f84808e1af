import type { ValueFlows } from '../domain/figures/stored-value'
import type { ShopDay } from '../domain/time'
import { reportField } from './fields'

/** What members’ balances came to. */
export const storedValueInputs = {
  /** what went into members' balances and out of them, both days included: in steps and by store; a manager sees the own store */
  'figures.storedValue': reportField,
}

export interface StoredValueOutputs {
  'figures.storedValue': StoredValueView
}

/** Sums over the same entries, so each view adds up to the total. Fen throughout, as the balances saw it: negative left them. */
export interface StoredValueView {
  total: ValueFlows
  /** by the first day of each, oldest first, those in which nothing happened too */
  steps: { from: ShopDay; flows: ValueFlows }[]
  /** null: what happened in no store, such as top-ups on the phone. Only those where something did */
  byStore: { storeId: string | null; storeName: string | null; flows: ValueFlows }[]
}
