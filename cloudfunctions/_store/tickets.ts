import { answerBy, MOST_WAITING_TICKETS, type Ticket, ticketDueAt } from '../../src/domain/help/ticket'
import type { PackId, TicketId } from '../../src/domain/ids'
import { DAY, type Instant, later } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { isDuplicate } from '../_platform/database-errors'
import { findDocuments, insertDocument, type Query, readDocument, type Stored, updateWhere } from './documents'

/** What stands beside a ticket for questions and the unique index, written in the same writes. */
interface Beside {
  dueAt: Instant | null
  /** by when the shop answers; null once it has */
  answerBy: Instant | null
  changedAt: Instant
  /** one of the member's few places while it waits for the shop, else its own id */
  seat: string
}

type TicketDocument = Omit<Ticket, 'ticketId'> & Beside

/** A ticket; null when there is none under the id. */
export async function findTicket(ticketId: TicketId): Promise<Ticket | null> {
  const document = await readDocument<TicketDocument>('tickets', ticketId)
  return document && ticketOf(document)
}

/** What came of writing a ticket down. */
export type Seated = 'written' | 'there_already' | 'no_seat'

/** Writes a new ticket down, on the first of the member's places that is free: two at once cannot both take the last one. */
export async function insertTicket(ticket: Ticket, at: Instant): Promise<Seated> {
  const { ticketId, ...content } = ticket
  for (const seat of seatsOf(ticket)) {
    if (await insertDocument('tickets', { _id: ticketId, ...content, ...beside(ticket, seat, at) })) return 'written'
    if (await findTicket(ticketId)) return 'there_already'
  }
  return 'no_seat'
}

/** Puts the next state of a ticket in the place of the one that it was made from; `there_already`: somebody else wrote first. */
export async function replaceTicket(before: Ticket, next: Ticket, at: Instant): Promise<Seated> {
  const { ticketId, version } = before
  const { ticketId: _id, ...content } = { ...next, version: version + 1 }
  for (const seat of seatsOf(next)) {
    try {
      const fields = { ...content, ...beside(next, seat, at) }
      return (await updateWhere('tickets', { _id: ticketId, version }, fields)) ? 'written' : 'there_already'
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  return 'no_seat'
}

/** Only what waits for the shop takes a place. */
function seatsOf(ticket: Ticket): string[] {
  if (answerBy(ticket) === null) return [ticket.ticketId]
  return Array.from({ length: MOST_WAITING_TICKETS }, (_none, place) => `${ticket.packId}:${place}`)
}

function beside(ticket: Ticket, seat: string, at: Instant): Beside {
  return { dueAt: ticketDueAt(ticket), answerBy: answerBy(ticket), changedAt: at, seat }
}

const MOST_SHOWN = 20

/** A member's tickets, the newest first. */
export function ticketsOf(packId: PackId): Promise<Ticket[]> {
  return list({ where: { packId }, orderBy: ['openedAt', 'desc'], limit: MOST_SHOWN })
}

/** How many tickets a member has opened within a day; counted no further than `most`. */
export async function openedWithinADay(packId: PackId, most: number, at: Instant): Promise<number> {
  const where = { packId, openedAt: _.gt(later(at, -DAY)) }
  return (await findDocuments('tickets', { where, limit: most, fields: ['_id'] })).length
}

/** Whose tickets somebody of the shop may see: all, or those of a store and those that are no store's. */
export type TicketScope = { storeId: string } | 'all'

const MOST_WAITING = 100

/** Tickets that wait for an answer, what was promised soonest first. */
export function waitingTickets(scope: TicketScope): Promise<Ticket[]> {
  return list({ where: { ...within(scope), answerBy: _.gt(0) }, orderBy: ['answerBy', 'asc'], limit: MOST_WAITING })
}

const MOST_RECENT = 50

/** Tickets that wait for nobody, what was changed last first. */
export function answeredTickets(scope: TicketScope): Promise<Ticket[]> {
  return list({ where: { ...within(scope), answerBy: null }, orderBy: ['changedAt', 'desc'], limit: MOST_RECENT })
}

function within(scope: TicketScope): Record<string, unknown> {
  return scope === 'all' ? {} : { storeId: _.in([scope.storeId, null]) }
}

/** Tickets that the clock should look at, longest waiting first. */
export function dueTickets(at: Instant, limit: number): Promise<Ticket[]> {
  return list({ where: { dueAt: _.gt(0).and(_.lte(at)) }, orderBy: ['dueAt', 'asc'], limit })
}

/** Puts off the clock's next look at one that could not be brought on now. */
export async function postponeTicket(ticketId: TicketId, until: Instant): Promise<void> {
  await updateWhere('tickets', { _id: ticketId, dueAt: _.gt(0) }, { dueAt: until })
}

async function list(query: Query): Promise<Ticket[]> {
  return (await findDocuments<TicketDocument>('tickets', query)).map(ticketOf)
}

function ticketOf({ _id, dueAt, answerBy: _by, changedAt, seat, ...ticket }: Stored<TicketDocument>): Ticket {
  return { ...ticket, ticketId: _id as TicketId }
}
