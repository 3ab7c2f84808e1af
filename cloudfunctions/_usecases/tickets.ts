import type { Score } from '../../src/domain/help/rating'
import {
  MOST_TICKETS_A_DAY,
  MOST_WAITING_TICKETS,
  newTicket,
  type Ticket,
  type TicketTopic,
} from '../../src/domain/help/ticket'
import { erase, rateTicket, type Step, solve, writeOn } from '../../src/domain/help/ticket-steps'
import type { PackId, TicketId, TicketWordsId } from '../../src/domain/ids'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { pauseBeforeRetry } from '../_platform/pause'
import { dropWords, eraseWords, putWords, wordsOf } from '../_store/ticket-words'
import { findTicket, insertTicket, openedWithinADay, replaceTicket, ticketsOf } from '../_store/tickets'
import { type AskedAbout, isAbout, whatItIsAbout } from './ticket-about'

const MOST_ATTEMPTS = 8

/** A ticket with what was written in it; words that were erased are missing. */
export interface ReadTicket {
  ticket: Ticket
  words: Map<TicketWordsId, string>
}

export interface OpenTicket {
  ticketId: TicketId
  packId: PackId
  topic: TicketTopic
  about: AskedAbout | null
  wordsId: TicketWordsId
  text: string
}

/**
 * Opens a ticket; again under its id it is the same one. What was written is kept first, so that a ticket never names words
 * that are not there. Throws COMMAND_ID_REUSED, COMMAND_ID_TIME, TICKETS_WAITING, TICKETS_TODAY, and what `whatItIsAbout`
 * throws.
 */
export async function openTicket(wish: OpenTicket, replyHours: number, at: Instant): Promise<ReadTicket> {
  const { text, about: asked, ...identity } = wish
  const there = await findTicket(wish.ticketId)
  if (there) return sameTicket(there, wish)
  const limit = MOST_TICKETS_A_DAY
  if ((await openedWithinADay(wish.packId, limit, at)) >= limit) throw new Refusal('TICKETS_TODAY', { limit })
  const { about, storeId } = await whatItIsAbout(asked, wish.packId, at)
  const ticket = newTicket({ ...identity, about, storeId }, replyHours, at)
  if (ticket instanceof Refusal) throw ticket
  return withWords(wish, wish.packId, at, async () => {
    const outcome = await insertTicket(ticket, at)
    if (outcome === 'no_seat') throw new Refusal('TICKETS_WAITING', { limit: MOST_WAITING_TICKETS })
    return outcome === 'written' ? readIn(ticket) : sameTicket(await ticketOf(wish.ticketId, wish.packId), wish)
  })
}

/** Throws COMMAND_ID_REUSED when what is there under the id is not what was wished. */
async function sameTicket(ticket: Ticket, { packId, topic, about, wordsId, text }: OpenTicket): Promise<ReadTicket> {
  const read = await readIn(ticket)
  const kept = read.words.get(wordsId)
  const isSame =
    ticket.packId === packId &&
    ticket.topic === topic &&
    ticket.said[0]?.wordsId === wordsId &&
    isAbout(ticket.about, about)
  if (!isSame || (kept !== undefined && kept !== text)) throw new Refusal('COMMAND_ID_REUSED', {})
  return read
}

/** Writes more into a ticket of one's own. Throws TICKET_UNKNOWN, TICKET_OVER, TICKET_FULL, TICKETS_WAITING, COMMAND_ID_REUSED. */
export async function writeInTicket(
  wish: { ticketId: TicketId; packId: PackId; wordsId: TicketWordsId; text: string },
  replyHours: number,
  at: Instant,
): Promise<ReadTicket> {
  const { ticketId, packId, wordsId } = wish
  const ticket = await ticketOf(ticketId, packId)
  return withWords(wish, packId, at, async () =>
    readIn(await changeTicket(ticket, at, each => writeOn(each, wordsId, replyHours, at))),
  )
}

/** The member's word that it is solved. Throws TICKET_UNKNOWN. */
export async function solveOwnTicket(ticketId: TicketId, packId: PackId, at: Instant): Promise<ReadTicket> {
  const ticket = await ticketOf(ticketId, packId)
  return readIn(await changeTicket(ticket, at, each => solve(each, 'member', at)))
}

/** What the member thought of the help. Throws TICKET_UNKNOWN, TICKET_NOT_ANSWERED, RATING_KEPT. */
export async function rateOwnTicket(
  { ticketId, packId, score }: { ticketId: TicketId; packId: PackId; score: Score },
  at: Instant,
): Promise<ReadTicket> {
  const ticket = await ticketOf(ticketId, packId)
  return readIn(await changeTicket(ticket, at, each => rateTicket(each, score, at)))
}

/** Takes away what was written in a ticket that is over; the clock goes on where this dies. Throws TICKET_UNKNOWN, TICKET_OPEN. */
export async function eraseOwnTicket(ticketId: TicketId, packId: PackId, at: Instant): Promise<ReadTicket> {
  const ticket = await ticketOf(ticketId, packId)
  const erasing = await changeTicket(ticket, at, each => erase(each, at))
  if (erasing.progress.state === 'erasing') await eraseWords(ticketId)
  return readIn(erasing)
}

/** Throws TICKET_UNKNOWN. */
export async function readOwnTicket(ticketId: TicketId, packId: PackId): Promise<ReadTicket> {
  return readIn(await ticketOf(ticketId, packId))
}

/** A member's newest tickets. */
export function listOwnTickets(packId: PackId): Promise<Ticket[]> {
  return ticketsOf(packId)
}

/** A ticket with its words. */
export async function readIn(ticket: Ticket): Promise<ReadTicket> {
  return { ticket, words: await wordsOf(ticket.ticketId) }
}

/** Changes a ticket from how it was read; when somebody else wrote first, decides again. Throws what `decide` refuses, TICKETS_WAITING. */
export async function changeTicket(
  read: Ticket,
  at: Instant,
  decide: (ticket: Ticket) => Step<RefusalCode>,
): Promise<Ticket> {
  let ticket = read
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const next = decide(ticket)
    if (next instanceof Refusal) throw next
    if (next === null) return ticket
    const outcome = await replaceTicket(ticket, next, at)
    if (outcome === 'written') return { ...next, version: ticket.version + 1 }
    if (outcome === 'no_seat') throw new Refusal('TICKETS_WAITING', { limit: MOST_WAITING_TICKETS })
    await pauseBeforeRetry(attempt)
    ticket = (await findTicket(ticket.ticketId)) ?? ticket
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** Keeps what was written before the ticket names it; a no leaves none of it behind. Throws COMMAND_ID_REUSED, and what `change` throws. */
export async function withWords<Outcome>(
  { ticketId, wordsId, text }: { ticketId: TicketId; wordsId: TicketWordsId; text: string },
  writer: string,
  at: Instant,
  change: () => Promise<Outcome>,
): Promise<Outcome> {
  if (!(await putWords(wordsId, { ticketId, writer, text, at }))) throw new Refusal('COMMAND_ID_REUSED', {})
  try {
    return await change()
  } catch (error) {
    // Whether it was done is open after TRY_AGAIN, and the wish comes again.
    if (error instanceof Refusal && error.code !== 'TRY_AGAIN') await dropWords(wordsId)
    throw error
  }
}

async function ticketOf(ticketId: TicketId, packId: PackId): Promise<Ticket> {
  const ticket = await findTicket(ticketId)
  if (ticket?.packId !== packId) throw new Refusal('TICKET_UNKNOWN', {})
  return ticket
}
