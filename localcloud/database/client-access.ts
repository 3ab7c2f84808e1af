import { CloudError } from '../protocol/cloud-error'
import type { Request } from './engine'
import { invalidParameter } from './refusals'

/** The platform's four presets: who of the clients may read and write. Functions and the console are never asked. */
export const PRESETS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const
export type Preset = (typeof PRESETS)[number]

/** Whose documents: everybody's, one's own, nobody's. */
type Reach = 'all' | 'own' | 'none'

const REACH: Record<Preset, { read: Reach; write: Reach }> = {
  READONLY: { read: 'all', write: 'own' },
  PRIVATE: { read: 'own', write: 'own' },
  ADMINWRITE: { read: 'all', write: 'none' },
  ADMINONLY: { read: 'none', write: 'none' },
}

/** What the platform gives a new collection. */
export const DEFAULT_PRESET: Preset = 'PRIVATE'

/** The field that the platform writes into what a client adds. */
const OWNER = '_openid'

type Narrow = (request: Request, reach: Reach, openid: string) => Request

const NARROW: Record<string, { kind: 'read' | 'write'; narrow: Narrow }> = Object.assign(Object.create(null), {
  'database.getDocument': { kind: 'read', narrow: narrowQuery },
  'database.queryDocument': { kind: 'read', narrow: narrowQuery },
  'database.calculateDocument': { kind: 'read', narrow: narrowQuery },
  'database.aggregateDocuments': { kind: 'read', narrow: narrowStages },
  'database.insertDocument': { kind: 'write', narrow: ownDocuments },
  'database.modifyDocument': { kind: 'write', narrow: narrowChange },
  'database.removeDocument': { kind: 'write', narrow: narrowQuery },
})

/**
 * The request of a client as it may be carried out: only on documents that the collection's preset lets this person reach.
 * Others are not there for them, so that a change of them counts none; what nobody may do is refused.
 * Throws `DATABASE_PERMISSION_DENIED`.
 */
export function clientRequest(action: string, request: Request, preset: Preset, openid: string): Request {
  const rule = NARROW[action]
  if (!rule || request.transactionId !== undefined) throw permissionDenied()
  const reach = REACH[preset][rule.kind]
  if (reach === 'none') throw permissionDenied()
  return rule.narrow(request, reach, openid)
}

/** What a client's call is answered that the collection's rules do not allow. */
export function permissionDenied(): CloudError {
  return new CloudError('DATABASE_PERMISSION_DENIED', '[PermissionDenied] database permission denied')
}

function narrowQuery(request: Request, reach: Reach, openid: string): Request {
  if (reach === 'all') return request
  return { ...request, query: JSON.stringify(ownOf(parse(request.query), openid)) }
}

/** The owner is asked for beside the id, so that an upsert still finds the id where it looks for it. */
function ownOf(query: Record<string, unknown>, openid: string): Record<string, unknown> {
  if (Object.hasOwn(query, OWNER)) return { $and: [query, { [OWNER]: openid }] }
  return { ...query, [OWNER]: openid }
}

function narrowStages(request: Request, reach: Reach, openid: string): Request {
  const stages: Request[] = Array.isArray(request.stages) ? request.stages : []
  // Whatever joins reads another collection, whose rules nobody would ask.
  if (joins(stages.map(stage => ({ ...stage, stageValue: parsed(stage?.stageValue) })))) throw permissionDenied()
  if (reach === 'all') return request
  return { ...request, stages: [{ stageKey: '$match', stageValue: JSON.stringify({ [OWNER]: openid }) }, ...stages] }
}

const JOINING: ReadonlySet<unknown> = new Set(['$lookup', '$graphLookup', '$unionWith'])

/** Whether a stage that joins stands anywhere, in pipelines inside of others too. */
function joins(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return JOINING.has(value)
  return Object.entries(value).some(([key, inner]) => JOINING.has(key) || joins(inner))
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown
  } catch {
    throw invalidParameter('a stage is no JSON')
  }
}

function ownDocuments(request: Request, _reach: Reach, openid: string): Request {
  if (!Array.isArray(request.data)) return request
  return {
    ...request,
    data: request.data.map(text => JSON.stringify({ ...withoutOwner(parse(text)), [OWNER]: openid })),
  }
}

function narrowChange(request: Request, reach: Reach, openid: string): Request {
  const narrowed = narrowQuery(request, reach, openid)
  const data = withoutOwner(parse(request.data))
  // `set` replaces the whole document: it stays its owner's.
  return request.merge === false ? { ...narrowed, data: JSON.stringify({ ...data, [OWNER]: openid }) } : narrowed
}

/** Whose a document is, is for the platform to say. */
function withoutOwner(data: Record<string, unknown>): Record<string, unknown> {
  const texts = [data, ...Object.values(data).filter(value => typeof value === 'object' && value !== null)]
  if (texts.some(fields => Object.hasOwn(fields as object, OWNER))) throw invalidParameter(`${OWNER} cannot be set`)
  return data
}

function parse(text: unknown): Record<string, unknown> {
  if (text === undefined || text === null || text === '') return {}
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : text
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Refused below, like every other thing that is no document.
  }
  throw invalidParameter('an object is needed')
}
