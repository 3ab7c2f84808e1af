import type { Ticket } from '../../src/domain/help/ticket'
import { answer, solve, takeInHand } from '../../src/domain/help/ticket-steps'
import type { PackId, TicketId, TicketWordsId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { answeredTickets, findTicket, type TicketScope, waitingTickets } from '../_store/tickets'
import { changeTicket, type ReadTicket, readIn, withWords } from './tickets'

/** Who of the shop acts, and whose own card that person has: nobody answers themselves. */
export interface Answerer {
  member: StaffMember
  packId: PackId
}

/** What waits for an answer, the soonest promise first, and what had one lately. A manager sees the own store's and the shop's. */
export async function listTickets(member: StaffMember): Promise<{ waiting: Ticket[]; answered: Ticket[] }> {
  const scope = scopeOf(member)
  const [waiting, answered] = await Promise.all([waitingTickets(scope), answeredTickets(scope)])
  return { waiting, answered }
}

/** Throws TICKET_UNKNOWN. */
export async function lookAtTicket(ticketId: TicketId, member: StaffMember): Promise<ReadTicket> {
  return readIn(await ticketFor(ticketId, member))
}

/** Somebody looks into it: the member sees that. Throws TICKET_UNKNOWN, TICKET_ANSWERED, OWN_CARD. */
export async function takeTicket(ticketId: TicketId, by: Answerer, at: Instant): Promise<ReadTicket> {
  const ticket = await notOwn(ticketId, by)
  return readIn(await changeTicket(ticket, at, each => takeInHand(each, by.member.staffId, at)))
}

/** Answers. Again under the same id it is the same answer. Throws TICKET_UNKNOWN, TICKET_OVER, TICKET_FULL, OWN_CARD, COMMAND_ID_REUSED. */
export async function answerTicket(
  wish: { ticketId: TicketId; wordsId: TicketWordsId; text: string },
  by: Answerer,
  at: Instant,
): Promise<ReadTicket> {
  const { ticketId, wordsId } = wish
  const { staffId } = by.member
  const ticket = await notOwn(ticketId, by)
  return withWords(wish, staffId, at, async () =>
    readIn(await changeTicket(ticket, at, each => answer(each, { wordsId, staffId }, at))),
  )
}

/** The shop closes what it has answered; the member may open it again. Throws TICKET_UNKNOWN, TICKET_NOT_ANSWERED, OWN_CARD. */
export async function closeTicket(ticketId: TicketId, by: Answerer, at: Instant): Promise<ReadTicket> {
  const ticket = await notOwn(ticketId, by)
  return readIn(await changeTicket(ticket, at, each => solve(each, 'shop', at)))
}

async function notOwn(ticketId: TicketId, { member, packId }: Answerer): Promise<Ticket> {
  const ticket = await ticketFor(ticketId, member)
  if (ticket.packId === packId) throw new Refusal('OWN_CARD', {})
  return ticket
}

/** One of another store's is as if it were not there. */
async function ticketFor(ticketId: TicketId, member: StaffMember): Promise<Ticket> {
  const ticket = await findTicket(ticketId)
  const isTheirs = member.role === 'owner' || ticket?.storeId === null || ticket?.storeId === member.storeId
  if (!ticket || !isTheirs) throw new Refusal('TICKET_UNKNOWN', {})
  return ticket
}

function scopeOf({ role, storeId }: StaffMember): TicketScope {
  return role === 'owner' ? 'all' : { storeId }
}
