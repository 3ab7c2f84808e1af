import type { AlarmKind } from '../../src/domain/audit/alarm'
import type { Instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import { findDocuments, insertDocument } from './documents'

/** Records what a person must look at: once per subject, however often it is met again. */
export async function raiseAlarm(kind: AlarmKind, subject: string, at: Instant, message: string): Promise<void> {
  log('alarm', { kind, subject })
  await insertDocument('alarms', { _id: `${kind}:${subject}`, kind, subject, at, message })
}

export interface Alarm {
  /** the kind and the subject: once per subject */
  _id: string
  kind: AlarmKind
  subject: string
  at: Instant
  message: string
}

/** The newest alarms, whatever they are about. */
export function newestAlarms(limit: number): Promise<Alarm[]> {
  return findDocuments<Alarm>('alarms', { where: {}, orderBy: ['at', 'desc'], limit })
}
