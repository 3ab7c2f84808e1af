import type { MemberMessage, MessageProgress } from '../../src/domain/messages/message'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, type Stored, updateWhere } from './documents'

type MessageDocument = Omit<MemberMessage, 'messageId'> & { dueAt: Instant | null }

/** Writes down what is to be told, from when on it may be. False when the member was or will be told already. */
export function insertMessage({ messageId, ...message }: MemberMessage, dueAt: Instant): Promise<boolean> {
  return insertDocument('messages', { _id: messageId, ...message, dueAt })
}

/**
 * Moves a message on from how it was read, and says when to look again (null: it is over). Null when another clock moved
 * it first.
 */
export async function moveMessage(
  message: MemberMessage,
  progress: MessageProgress,
  dueAt: Instant | null,
): Promise<MemberMessage | null> {
  const before = message.progress
  const tries = before.state === 'sending' ? { 'progress.tries': before.tries } : {}
  const condition = { _id: message.messageId, 'progress.state': before.state, ...tries }
  return (await updateWhere('messages', condition, { progress, dueAt })) ? { ...message, progress } : null
}

/** What is to be brought on, longest waiting first. */
export async function dueMessages(at: Instant, limit: number): Promise<MemberMessage[]> {
  const where = { dueAt: _.gt(0).and(_.lte(at)) }
  const found = await findDocuments<MessageDocument>('messages', { where, orderBy: ['dueAt', 'asc'], limit })
  return found.map(messageOf)
}

function messageOf({ _id, dueAt: _dueAt, ...message }: Stored<MessageDocument>): MemberMessage {
  return { ...message, messageId: _id }
}
