import type { TicketWordsId } from '../ids'
import { Refusal, type RefusalCode } from '../refusal'
import type { Instant } from '../time'
import { rated, type Score } from './rating'
import { MOST_SAID_BY_EACH, promise, type Said, type Ticket, ticketDueAt, writableUntil } from './ticket'

/** A step of a ticket: the ticket after it, a no, or null where there is nothing (more) to do. */
export type Step<C extends RefusalCode> = Ticket | Refusal<C> | null

/** The member writes more. What was answered or solved is open again, with a promise of its own. */
export function writeOn(
  ticket: Ticket,
  wordsId: TicketWordsId,
  replyHours: number,
  at: Instant,
): Step<'TICKET_OVER' | 'TICKET_FULL'> {
  if (hasSaid(ticket, wordsId)) return null
  const until = writableUntil(ticket)
  if (until !== null && at >= until) return new Refusal('TICKET_OVER', {})
  const written = withSaid(ticket, { wordsId, at, by: 'member' })
  if (written instanceof Refusal) return written
  const { state } = ticket.progress
  if (state === 'received' || state === 'in_hand') return written
  const reopened = ticket.reopened + 1
  return { ...written, reopened, progress: { state: 'received', ...promise(replyHours, at) } }
}

/** Somebody of the shop looks into it, or takes it over from another. */
export function takeInHand(ticket: Ticket, staffId: string, at: Instant): Step<'TICKET_ANSWERED'> {
  const { progress } = ticket
  switch (progress.state) {
    case 'in_hand':
      return progress.staffId === staffId ? null : inHand(ticket, progress, staffId, at)
    case 'received':
      return inHand(ticket, progress, staffId, at)
    case 'answered':
    case 'solved':
    case 'erasing':
    case 'erased':
      return new Refusal('TICKET_ANSWERED', {})
    default:
      return progress satisfies never
  }
}

function inHand(ticket: Ticket, promised: ReturnType<typeof promise>, staffId: string, at: Instant): Ticket {
  const { answerBy, alarmedAt } = promised
  return { ...ticket, progress: { state: 'in_hand', answerBy, alarmedAt, staffId, since: at } }
}

/** The shop answers, or adds to its answer. */
export function answer(
  ticket: Ticket,
  { wordsId, staffId }: { wordsId: TicketWordsId; staffId: string },
  at: Instant,
): Step<'TICKET_OVER' | 'TICKET_FULL'> {
  if (hasSaid(ticket, wordsId)) return null
  const { state } = ticket.progress
  if (state === 'solved' || state === 'erasing' || state === 'erased') return new Refusal('TICKET_OVER', {})
  const written = withSaid(ticket, { wordsId, at, by: 'shop', staffId })
  if (written instanceof Refusal) return written
  return { ...written, progress: { state: 'answered', staffId, at, toldAt: null } }
}

/** It is solved: by the member's word at any time, by the shop's only once it was answered. */
export function solve(ticket: Ticket, by: 'member' | 'shop', at: Instant): Step<'TICKET_NOT_ANSWERED'> {
  switch (ticket.progress.state) {
    case 'received':
    case 'in_hand':
      return by === 'member' ? solved(ticket, by, at) : new Refusal('TICKET_NOT_ANSWERED', {})
    case 'answered':
      return solved(ticket, by, at)
    case 'solved':
    case 'erasing':
    case 'erased':
      return null
    default:
      return ticket.progress satisfies never
  }
}

/** What the member thought of the help, once there was some. */
export function rateTicket(ticket: Ticket, score: Score, at: Instant): Step<'TICKET_NOT_ANSWERED' | 'RATING_KEPT'> {
  if (!ticket.said.some(({ by }) => by === 'shop')) return new Refusal('TICKET_NOT_ANSWERED', {})
  const rating = rated(ticket.rating, { score, words: null }, at)
  if (rating instanceof Refusal) return rating
  return rating === ticket.rating ? null : { ...ticket, rating }
}

/** The member wants what was written gone. Not while somebody still reads it to answer. */
export function erase(ticket: Ticket, at: Instant): Step<'TICKET_OPEN'> {
  switch (ticket.progress.state) {
    case 'received':
    case 'in_hand':
    case 'answered':
      return new Refusal('TICKET_OPEN', {})
    case 'solved':
      return { ...ticket, progress: { state: 'erasing', at } }
    case 'erasing':
    case 'erased':
      return null
    default:
      return ticket.progress satisfies never
  }
}

/** What the clock's look brings on, after it has told whoever is to be told; null when it came too early. */
export function onClock(ticket: Ticket, at: Instant): Ticket | null {
  const dueAt = ticketDueAt(ticket)
  if (dueAt === null || at < dueAt) return null
  const { progress } = ticket
  switch (progress.state) {
    case 'received':
    case 'in_hand':
      return { ...ticket, progress: { ...progress, alarmedAt: at } }
    case 'answered':
      if (progress.toldAt === null) return { ...ticket, progress: { ...progress, toldAt: at } }
      return solved(ticket, 'clock', at)
    case 'solved':
      return { ...ticket, progress: { state: 'erasing', at } }
    case 'erasing':
      return { ...ticket, progress: { state: 'erased', at } }
    case 'erased':
      return null
    default:
      return progress satisfies never
  }
}

function solved(ticket: Ticket, by: 'member' | 'shop' | 'clock', at: Instant): Ticket {
  return { ...ticket, progress: { state: 'solved', by, at } }
}

function hasSaid({ said }: Ticket, wordsId: TicketWordsId): boolean {
  return said.some(each => each.wordsId === wordsId)
}

/** One side must not use up the other's room: each has its own. */
function withSaid(ticket: Ticket, words: Said): Ticket | Refusal<'TICKET_FULL'> {
  const own = ticket.said.filter(({ by }) => by === words.by)
  if (own.length >= MOST_SAID_BY_EACH) return new Refusal('TICKET_FULL', { limit: MOST_SAID_BY_EACH })
  return { ...ticket, said: [...ticket.said, words] }
}
