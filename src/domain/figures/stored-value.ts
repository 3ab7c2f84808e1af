import type { EntryKind } from '../ledger/accounts'
import type { ShopDay } from '../time'
import type { DayFigures, KindFigures } from './day-figures'
import { firstDayOf, firstDaysOf, type ReportSpan, type ReportStep } from './report-steps'

/** By which ways value comes to members' balances and leaves them, in the order in which a merchant asks. */
export const valueWays = ['toppedUp', 'spent', 'refunded', 'expired', 'other'] as const
export type ValueWay = (typeof valueWays)[number]

/** Fen as the balances saw it: positive came in, negative left. */
export interface Value {
  principalFen: number
  bonusFen: number
}

export type ValueFlows = Record<ValueWay, Value>

/** What went into the balances and out of them, each view a sum over the same entries. */
export interface StoredValueReport {
  total: ValueFlows
  /** by the first day of each step, oldest first, those in which nothing happened too */
  steps: { from: ShopDay; flows: ValueFlows }[]
  /** null: what happened in no store. Only those where something did */
  byStore: { storeId: string | null; flows: ValueFlows }[]
}

/** The way of each kind of entry; null where no money moves. What is taken back counts against what it takes back. */
const wayOf: Record<EntryKind, ValueWay | null> = {
  top_up_settled: 'toppedUp',
  counter_topped_up: 'toppedUp',
  counter_top_up_voided: 'toppedUp',
  spent: 'spent',
  captured: 'spent',
  spend_refunded: 'spent',
  top_up_refunded: 'refunded',
  expired: 'expired',
  adjusted: 'other',
  card_imported: 'other',
  points_to_bonus: 'other',
  bonus_to_points: 'other',
  // Value that goes from member to member: it comes to nothing but for what is on its way.
  gift_carved: 'other',
  gift_received: 'other',
  gift_returned: 'other',
  transfer_sent: 'other',
  transfer_received: 'other',
  transfer_returned: 'other',
  // Paid beside the balance.
  rest_refunded: null,
  held: null,
  released: null,
  signed_in: null,
  bonus_rescued: null,
  card_kind_changed: null,
  member_changed: null,
  password_reset: null,
  coupon_claimed: null,
  coupon_given: null,
  coupon_received: null,
  coupon_returned: null,
  paper_printed: null,
  paper_withdrawn: null,
  coupon_redeemed: null,
  coupon_redemption_undone: null,
  offline_conflict_decided: null,
  voided: null,
}

/** The report over the figures of the days of a span. */
export function storedValueReport(days: readonly DayFigures[], span: ReportSpan, step: ReportStep): StoredValueReport {
  let total = noFlows
  const steps = new Map(firstDaysOf(span, step).map(first => [first, noFlows]))
  const byStore = new Map<string | null, ValueFlows>()
  for (const { day, storeId, kinds } of days) {
    const flows = flowsOf(kinds)
    const first = firstDayOf(day, step)
    total = sumOfFlows(total, flows)
    steps.set(first, sumOfFlows(steps.get(first) ?? noFlows, flows))
    if (hasFlows(flows)) byStore.set(storeId, sumOfFlows(byStore.get(storeId) ?? noFlows, flows))
  }
  return {
    total,
    steps: [...steps].map(([from, flows]) => ({ from, flows })),
    byStore: [...byStore].map(([storeId, flows]) => ({ storeId, flows })),
  }
}

/** Principal and bonus together, in fen. */
export function wholeOf({ principalFen, bonusFen }: Value): number {
  return principalFen + bonusFen
}

/** Whether anything moved. */
function hasFlows(flows: ValueFlows): boolean {
  return valueWays.some(way => flows[way].principalFen !== 0 || flows[way].bonusFen !== 0)
}

const nothing: Value = { principalFen: 0, bonusFen: 0 }
const noFlows = eachWay(() => nothing)

function flowsOf(kinds: DayFigures['kinds']): ValueFlows {
  let flows = noFlows
  for (const [kind, figures] of Object.entries(kinds) as [EntryKind, KindFigures][]) {
    const way = wayOf[kind]
    if (way) flows = { ...flows, [way]: sumOfValues(flows[way], figures) }
  }
  return flows
}

function sumOfFlows(a: ValueFlows, b: ValueFlows): ValueFlows {
  return eachWay(way => sumOfValues(a[way], b[way]))
}

function sumOfValues(a: Value, b: Value): Value {
  return { principalFen: a.principalFen + b.principalFen, bonusFen: a.bonusFen + b.bonusFen }
}

function eachWay(value: (way: ValueWay) => Value): ValueFlows {
  return Object.fromEntries(valueWays.map(way => [way, value(way)])) as ValueFlows
}
