import type { Collection, CollectionIndex } from '../storage/catalog'
import type { KeyRange } from '../storage/index-entries'
import { afterPrefix, encodeValue, typeBounds } from '../storage/key-bytes'
import { type Document, isDocument } from '../values/value'
import { type Constraint, collectConstraints } from './constraints'
import type { Order } from './sorting'

/** How the documents a query may match are reached. */
export type Plan =
  | { kind: 'scan' }
  | { kind: 'keys'; index: CollectionIndex; keys: Buffer[] }
  | { kind: 'union'; plans: Exclude<Plan, { kind: 'scan' }>[] }
  | { kind: 'index'; index: CollectionIndex; ranges: KeyRange[]; reverse: boolean; sorted: boolean }

/** More ranges than this are not worth it: a scan of a few thousand documents is as quick. */
const MOST_RANGES = 2000

/** Score of a plan that reaches at most one document per key. */
const EXACT = 10_000

/**
 * Chooses the index that narrows a query down the most; between equals, the one that also gives the order. A plan may
 * reach documents that do not match, never the other way round. `sorted` says that they come in the order asked for.
 */
export function planQuery(collection: Collection, query: Document, order: Order): Plan {
  const constraints = collectConstraints(query)
  let best: Plan = { kind: 'scan' }
  let bestScore = 0
  for (const index of collection.indexes) {
    const candidate = planIndex(index, constraints, order)
    if (candidate && candidate.score > bestScore) {
      best = candidate.plan
      bestScore = candidate.score
    }
  }
  return best.kind === 'scan' ? (planAlternatives(collection, query) ?? best) : best
}

/** An `$or` of which every alternative has an index is answered by one after the other. */
function planAlternatives(collection: Collection, query: Document): Plan | undefined {
  if (!Array.isArray(query.$or)) return undefined
  const plans: Extract<Plan, { kind: 'union' }>['plans'] = []
  for (const clause of query.$or) {
    const plan = isDocument(clause) ? planQuery(collection, clause, []) : undefined
    if (!plan || plan.kind === 'scan') return undefined
    plans.push(plan)
  }
  return { kind: 'union', plans }
}

function planIndex(
  index: CollectionIndex,
  constraints: Map<string, Constraint>,
  order: Order,
): { plan: Plan; score: number } | undefined {
  const { prefixes, fields, single } = equalPrefixes(index, constraints)
  const next = index.keys[fields]
  const range = next && rangeOf(constraints.get(next[0]), next[1], index.multikey)
  const direction = single && !index.multikey ? orderDirection(index, fields, order, constraints) : undefined
  if (fields === 0 && !range && direction === undefined) return undefined
  if (index.unique && fields === index.keys.length) {
    return { plan: { kind: 'keys', index, keys: prefixes }, score: EXACT }
  }
  const ranges = prefixes.map(prefix => keyRange(prefix, range))
  const score = fields * 100 + (range ? 50 : 0) + (direction === undefined ? 0 : 10)
  return {
    plan: { kind: 'index', index, ranges, reverse: direction === -1, sorted: direction !== undefined },
    score,
  }
}

/** The encoded beginnings that the leading fields of an index are held to, and how many fields those are. */
function equalPrefixes(
  index: CollectionIndex,
  constraints: Map<string, Constraint>,
): { prefixes: Buffer[]; fields: number; single: boolean } {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let fields = 0
  for (const [field, direction] of index.keys) {
    const values = constraints.get(field)?.values
    if (!values || values.length * prefixes.length > MOST_RANGES) break
    const parts = distinct(values.map(value => encodeValue(value, direction)))
    prefixes = prefixes.flatMap(prefix => parts.map(part => Buffer.concat([prefix, part])))
    fields += 1
  }
  return { prefixes, fields, single: prefixes.length <= 1 }
}

function distinct(keys: Buffer[]): Buffer[] {
  return keys.length < 2 ? keys : [...new Map(keys.map(key => [key.toString('latin1'), key])).values()]
}

interface Bounds {
  from: Buffer
  to: Buffer
}

/** Different elements of one array may meet the two sides of a range, so a multikey index may use only one of them. */
function rangeOf(constraint: Constraint | undefined, direction: 1 | -1, multikey: boolean): Bounds | undefined {
  const lower = constraint?.lower
  const upper = multikey && lower ? undefined : constraint?.upper
  const sample = lower ?? upper
  if (!sample) return undefined
  const bounds = typeBounds(sample.value, direction)
  const start = direction === 1 ? lower : upper
  const end = direction === 1 ? upper : lower
  if (start) bounds.from = edge(start, direction, !start.inclusive) ?? bounds.from
  if (end) bounds.to = edge(end, direction, end.inclusive) ?? bounds.to
  return bounds
}

function edge(bound: { value: Document[string] }, direction: 1 | -1, after: boolean): Buffer | undefined {
  const key = encodeValue(bound.value, direction)
  return after ? afterPrefix(key) : key
}

function keyRange(prefix: Buffer, range: Bounds | undefined): KeyRange {
  if (!range) return { from: prefix, to: afterPrefix(prefix) }
  return { from: Buffer.concat([prefix, range.from]), to: Buffer.concat([prefix, range.to]) }
}

/** The direction in which walking the index gives the order, once the leading fields are fixed; undefined if neither. */
function orderDirection(
  index: CollectionIndex,
  fixed: number,
  order: Order,
  constraints: Map<string, Constraint>,
): 1 | -1 | undefined {
  const wanted = order.filter(([field]) => constraints.get(field)?.values?.length !== 1)
  if (wanted.length === 0) return order.length > 0 ? 1 : undefined
  const walked = index.keys.slice(fixed)
  if (wanted.length > walked.length) return undefined
  const turn = wanted[0]?.[1] === walked[0]?.[1] ? 1 : -1
  const agrees = wanted.every(([field, direction], at) => {
    const key = walked[at]
    return key?.[0] === field && key[1] * turn === direction
  })
  return agrees ? turn : undefined
}
