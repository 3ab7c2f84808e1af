import type { TicketId, TicketWordsId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { db } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument } from './documents'

/** One piece of what was written in a ticket. The ticket says by whom; what no ticket names is read by nobody. */
interface WordsDocument {
  ticketId: TicketId
  /** who wrote it: a pack, or a member of staff */
  writer: string
  text: string
  at: Instant
}

/** Keeps what somebody wrote. False when something else, or somebody else's, lies under the id. */
export async function putWords(wordsId: TicketWordsId, words: WordsDocument): Promise<boolean> {
  if (await insertDocument('ticket_words', { _id: wordsId, ...words })) return true
  const there = await readDocument<WordsDocument>('ticket_words', wordsId)
  return there?.ticketId === words.ticketId && there.writer === words.writer && there.text === words.text
}

/** More than both sides may write into one ticket, and what was written without getting into it. */
const MOST = 100

/** What was written in a ticket, by its ids. */
export async function wordsOf(ticketId: TicketId): Promise<Map<TicketWordsId, string>> {
  const found = await findDocuments<WordsDocument>('ticket_words', { where: { ticketId }, limit: MOST })
  return new Map(found.map(({ _id, text }) => [_id as TicketWordsId, text]))
}

/** Takes one piece away that no ticket came to name. */
export async function dropWords(wordsId: TicketWordsId): Promise<void> {
  await db.collection('ticket_words').where({ _id: wordsId }).remove()
}

/** What is already gone stays gone. */
export async function eraseWords(ticketId: TicketId): Promise<void> {
  await db.collection('ticket_words').where({ ticketId }).remove()
}
