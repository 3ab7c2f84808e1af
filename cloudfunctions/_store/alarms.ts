import type { Instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import { insertDocument } from './documents'

export type AlarmKind =
  | 'pack_seal_broken'
  | 'entry_differs'
  | 'audit_differs'
  | 'rules_seal_broken'
  | 'payment_differs'
  | 'refund_by_hand'
  | 'codes_guessed'
  | 'code_tried_again'

/** Records what a person must look at: once per subject, however often it is met again. */
export async function raiseAlarm(kind: AlarmKind, subject: string, at: Instant, message: string): Promise<void> {
  log('alarm', { kind, subject })
  await insertDocument('alarms', { _id: `${kind}:${subject}`, kind, subject, at, message })
}
