import type { PackId } from '../../src/domain/ids'
import type { MessageKind } from '../../src/domain/messages/message-rules'
import type { ShopDay } from '../../src/domain/time'
import { insertDocument, readDocument, updateWhere } from './documents'

/** How far the clock has come: with the entries it looked at, and with today's look at what runs out. */
export interface MessageWork {
  /** entries up to this place have been looked at */
  upTo: string
  /** the day whose look it is */
  day: ShopDay
  /** of which kind it is looking now, and up to whose pack it has come; null: it is done for the day */
  look: { kind: MessageKind; after: PackId | '' } | null
  /** counts every move */
  revision: number
}

const WORK = 'work'

/** How far looking for news has come; null when it was never begun. */
export async function readMessageWork(): Promise<MessageWork | null> {
  const there = await readDocument<MessageWork>('message_work', WORK)
  if (!there) return null
  const { _id, ...work } = there
  return work
}

/** False when another clock began it first. */
export function insertMessageWork(work: MessageWork): Promise<boolean> {
  return insertDocument('message_work', { _id: WORK, ...work })
}

/** False when another clock moved it first. */
export function moveMessageWork(before: MessageWork, next: Omit<MessageWork, 'revision'>): Promise<boolean> {
  const { revision } = before
  return updateWhere('message_work', { _id: WORK, revision }, { ...next, revision: revision + 1 })
}
