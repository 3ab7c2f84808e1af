import type { Finding } from '../../src/domain/audit/finding'
import type { Liability } from '../../src/domain/audit/liability'
import type { PackId } from '../../src/domain/ids'
import type { Instant, ShopDay } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

/** How far a night's audit has come, and what it found so far. */
export interface NightAudit {
  day: ShopDay
  /** the last pack that was looked at; '' before the first */
  after: string
  packs: number
  entries: number
  findings: number
  liability: Liability
  startedAt: Instant
  /** null while there are packs left */
  doneAt: Instant | null
}

/** The audit of a night; null when none was begun. */
export async function findNight(day: ShopDay): Promise<NightAudit | null> {
  const there = await readDocument<NightAudit>('audits', day)
  return there && nightOf(there)
}

function nightOf({ _id, ...night }: Stored<NightAudit>): NightAudit {
  return night
}

/** False when another clock began it first. */
export function insertNight(night: NightAudit): Promise<boolean> {
  return insertDocument('audits', { _id: night.day, ...night })
}

/** Moves a night on from where it was read. False when another clock did so first. */
export function moveNight({ day, after }: NightAudit, next: NightAudit): Promise<boolean> {
  return updateWhere('audits', { _id: day, after, doneAt: null }, next)
}

/** The newest night that was finished; null before the first. */
export async function lastNight(): Promise<NightAudit | null> {
  const where = { doneAt: _.gt(0) }
  const [night] = await findDocuments<NightAudit>('audits', { where, orderBy: ['doneAt', 'desc'], limit: 1 })
  return night ? nightOf(night) : null
}

/** Packs in the order of their ids, after one of them. */
export async function packIdsAfter(after: string, limit: number): Promise<PackId[]> {
  const where = { _id: _.gt(after) }
  const found = await findDocuments('packs', { where, orderBy: ['_id', 'asc'], limit, fields: ['_id'] })
  return found.map(document => document._id as PackId)
}

/** Keeps a difference once, however many nights find it again. */
export async function keepFinding(finding: Finding, at: Instant): Promise<void> {
  const { packId, seq, rule, subject } = finding
  await insertDocument('audit_findings', {
    _id: `${packId}:${seq ?? 'pack'}:${rule}:${subject}`,
    ...finding,
    foundAt: at,
  })
}
