import type { DeskLine, DeskTicket, TicketDeskOutputs, ticketDeskInputs } from '../../src/contract/ticket-desk'
import type { Ticket } from '../../src/domain/help/ticket'
import type { PackId } from '../../src/domain/ids'
import type { Published } from '../../src/domain/rules/publish'
import { storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { answerTicket, closeTicket, listTickets, lookAtTicket, takeTicket } from '../_usecases/answer-tickets'
import { holderName } from '../_usecases/holder-name'
import { staffNameIn } from '../_usecases/staff-name'
import { ticketLine, ticketView } from '../_usecases/ticket-view'
import type { ReadTicket } from '../_usecases/tickets'

/** What members ask the shop, and its answers. */
export const ticketActions: Actions<typeof ticketDeskInputs, TicketDeskOutputs, StaffActor> = {
  'tickets.list': async (_input, { member, published }, { at }) => {
    const { waiting, answered } = await listTickets(member)
    const line = (ticket: Ticket): DeskLine => ({ ...ticketLine(ticket, at), ...whose(ticket, published) })
    return { waiting: waiting.map(line), answered: answered.map(line) }
  },
  'tickets.read': async ({ ticketId }, { member, published }, call) =>
    deskTicket(await lookAtTicket(ticketId, member), published, shopperOf(call).packId, call.at),
  'tickets.take': async ({ ticketId }, { member, published }, call) => {
    const by = { member, ...shopperOf(call) }
    return deskTicket(await takeTicket(ticketId, by, call.at), published, by.packId, call.at)
  },
  'tickets.answer': async (wish, { member, published }, call) => {
    const by = { member, ...shopperOf(call) }
    return deskTicket(await answerTicket(wish, by, call.at), published, by.packId, call.at)
  },
  'tickets.close': async ({ ticketId }, { member, published }, call) => {
    const by = { member, ...shopperOf(call) }
    return deskTicket(await closeTicket(ticketId, by, call.at), published, by.packId, call.at)
  },
}

function deskTicket(read: ReadTicket, published: Published, reader: PackId, at: Instant): DeskTicket {
  return { ...ticketView(read, at), ...whose(read.ticket, published), isOwn: read.ticket.packId === reader }
}

function whose({ packId, storeId, progress }: Ticket, { rules, people }: Published) {
  return {
    holder: holderName(packId),
    storeName: storeId === null ? null : storeNameIn(rules)(storeId),
    inHandOf: progress.state === 'in_hand' ? staffNameIn(people)(progress.staffId) : null,
  }
}
