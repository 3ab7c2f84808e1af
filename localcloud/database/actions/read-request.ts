import { ObjectId } from 'bson'
import type { Engine, Request } from '../engine'
import { LIMITS } from '../limits'
import { compileMatcher, type Matcher } from '../query/matcher'
import { compileProjection, type Projection } from '../query/projection'
import { type Order, readOrder } from '../query/sorting'
import { invalidParameter } from '../refusals'
import { readEjson } from '../values/ejson'
import { type Document, isDocument, type Value } from '../values/value'

/** Reads a field of a request that holds a document as extended JSON; absent or empty gives an empty document. */
export function readDocument(engine: Engine, text: unknown): Document {
  if (text === undefined || text === null || text === '') return {}
  const value = readEjson(text, engine.now())
  if (!isDocument(value)) throw invalidParameter('an object is needed')
  return value
}

/** The query of a request, and the test compiled from it. */
export function readQuery(engine: Engine, request: Request): { query: Document; matches: Matcher } {
  const query = withEitherId(readDocument(engine, request.query))
  return { query, matches: compileMatcher(query) }
}

/** The query of a request that changes documents. Without one the platform changes none, rather than all. */
export function readTarget(engine: Engine, request: Request): { query: Document; matches: Matcher } {
  if (typeof request.query !== 'string') throw invalidParameter('a query is needed to change documents')
  return readQuery(engine, request)
}

/**
 * Object ids go out as strings, because the SDK cannot decode them. So a string of their form stands for the object id
 * as well when it asks for `_id`.
 */
function withEitherId(query: Document): Document {
  const id = query._id
  if (isDocument(id) && Array.isArray(id.$in)) return { ...query, _id: { ...id, $in: id.$in.flatMap(eitherId) } }
  const asked = isDocument(id) && Object.keys(id).length === 1 && id.$eq !== undefined ? id.$eq : id
  if (asked === undefined) return query
  const either = eitherId(asked)
  return either.length === 1 ? query : { ...query, _id: { $in: either } }
}

function eitherId(id: Value): Value[] {
  return typeof id === 'string' && /^[0-9a-f]{24}$/.test(id) ? [id, ObjectId.createFromHexString(id)] : [id]
}

/** The order that a request asks for; none where it asks for none. */
export function readSort(engine: Engine, request: Request): Order {
  if (request.order === undefined || request.order === '') return []
  return readOrder(
    typeof request.order === 'string' ? readEjson(request.order, engine.now()) : (request.order as never),
  )
}

/** The fields that a request asks for; undefined for all. */
export function readProjection(engine: Engine, request: Request, matches: Matcher): Projection | undefined {
  const projection = readDocument(engine, request.projection)
  return Object.keys(projection).length > 0 ? compileProjection(projection, matches) : undefined
}

/** How many documents to pass over and to return, held to the platform's limits. */
export function readWindow(request: Request): { skip: number; limit: number } {
  const skip = wholeNumber(request.offset) ?? 0
  const limit = wholeNumber(request.limit) ?? LIMITS.defaultGet
  if (skip < 0 || limit < 0) throw invalidParameter('offset and limit must not be negative')
  return { skip, limit: Math.min(limit === 0 ? LIMITS.defaultGet : limit, LIMITS.maxGet) }
}

function wholeNumber(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw invalidParameter('offset and limit must be integers')
  return value
}
