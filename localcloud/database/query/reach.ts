import type { Transaction as Snapshot } from 'lmdb'
import type { Collection } from '../storage/catalog'
import type { RecordId } from '../storage/key-layout'
import type { Records, StoredRecord } from '../storage/records'
import type { Plan } from './plan'

type IndexPlan = Exclude<Plan, { kind: 'scan' }>

/** The documents that a plan leads to, each once. */
export function* reach(
  records: Records,
  collection: Collection,
  plan: Plan,
  snapshot?: Snapshot,
): Generator<StoredRecord> {
  if (plan.kind === 'scan') {
    yield* records.scan(collection, snapshot)
    return
  }
  const seen = mayRepeat(plan) ? new Set<RecordId>() : undefined
  for (const id of recordsOf(records, collection, plan, snapshot)) {
    if (seen?.has(id)) continue
    seen?.add(id)
    const record = records.get(collection, id, snapshot)
    if (record) yield record
  }
}

/** A document can stand in an index more than once, in more than one range, and in more than one alternative. */
function mayRepeat(plan: IndexPlan): boolean {
  switch (plan.kind) {
    case 'union':
      return true
    case 'keys':
      return plan.keys.length > 1
    case 'index':
      return plan.index.multikey || plan.ranges.length > 1
  }
}

function* recordsOf(
  records: Records,
  collection: Collection,
  plan: IndexPlan,
  snapshot: Snapshot | undefined,
): Generator<RecordId> {
  switch (plan.kind) {
    case 'union':
      for (const one of plan.plans) yield* recordsOf(records, collection, one, snapshot)
      return
    case 'keys':
      for (const key of plan.keys) {
        const id = records.entries.lookUp(collection, plan.index, key, snapshot)
        if (id !== undefined) yield id
      }
      return
    case 'index':
      for (const range of plan.ranges) {
        yield* records.entries.walk(collection, plan.index, range, plan.reverse, snapshot)
      }
  }
}
