import type { HandOutWork } from '../../src/domain/hand-outs/work'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

function workOf({ _id, ...work }: Stored<Omit<HandOutWork, 'round'>>): HandOutWork {
  return { round: _id, ...work }
}

/** How far a round has come; null when it was not begun. */
export async function findHandOutWork(round: string): Promise<HandOutWork | null> {
  const there = await readDocument<Omit<HandOutWork, 'round'>>('hand_out_work', round)
  return there && workOf(there)
}

/** False when another clock began it first. */
export function insertHandOutWork({ round, ...work }: HandOutWork): Promise<boolean> {
  return insertDocument('hand_out_work', { _id: round, ...work })
}

/** False when another clock moved it first. */
export function moveHandOutWork(before: HandOutWork, next: HandOutWork): Promise<boolean> {
  const { round, ...fields } = next
  return updateWhere('hand_out_work', { _id: round, after: before.after, doneAt: null }, fields)
}

/** Of these rounds, those that were begun, in no order. */
export async function listHandOutWork(rounds: readonly string[]): Promise<HandOutWork[]> {
  if (rounds.length === 0) return []
  const where = { _id: _.in([...rounds]) }
  const found = await findDocuments<Omit<HandOutWork, 'round'>>('hand_out_work', {
    where,
    limit: rounds.length,
  })
  return found.map(workOf)
}
