import type { HelpOutputs, helpInputs } from '../../src/contract/help'
import { questionsOf } from '../../src/domain/help/usual-questions'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { ticketLine, ticketView } from '../_usecases/ticket-view'
import {
  eraseOwnTicket,
  listOwnTickets,
  openTicket,
  rateOwnTicket,
  readOwnTicket,
  solveOwnTicket,
  writeInTicket,
} from '../_usecases/tickets'

/** Help for the member: questions with answers, and tickets to the shop. */
export const helpActions: Actions<typeof helpInputs, HelpOutputs, Shopper> = {
  'help.page': async (_input, { packId }, call) => {
    const [{ rules }, tickets] = await Promise.all([publishedFor(call), listOwnTickets(packId)])
    return {
      ...rules.help,
      shopName: rules.shop.shopName,
      questions: questionsOf(rules),
      tickets: tickets.map(ticket => ticketLine(ticket, call.at)),
    }
  },
  'ticket.open': async (wish, { packId }, call) => {
    const { replyHours } = (await publishedFor(call)).rules.help
    return ticketView(await openTicket({ ...wish, packId }, replyHours, call.at), call.at)
  },
  'ticket.read': async ({ ticketId }, { packId }, { at }) => ticketView(await readOwnTicket(ticketId, packId), at),
  'ticket.write': async (wish, { packId }, call) => {
    const { replyHours } = (await publishedFor(call)).rules.help
    return ticketView(await writeInTicket({ ...wish, packId }, replyHours, call.at), call.at)
  },
  'ticket.solve': async ({ ticketId }, { packId }, { at }) =>
    ticketView(await solveOwnTicket(ticketId, packId, at), at),
  'ticket.rate': async (wish, { packId }, { at }) => ticketView(await rateOwnTicket({ ...wish, packId }, at), at),
  'ticket.erase': async ({ ticketId }, { packId }, { at }) =>
    ticketView(await eraseOwnTicket(ticketId, packId, at), at),
}
