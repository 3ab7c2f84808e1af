import type { Ticket } from '../../src/domain/help/ticket'
import { ticketNews } from '../../src/domain/help/ticket-news'
import { onClock } from '../../src/domain/help/ticket-steps'
import type { Rules } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { raiseAlarm } from '../_store/alarms'
import { livePublished } from '../_store/published'
import { eraseWords } from '../_store/ticket-words'
import { dueTickets, postponeTicket } from '../_store/tickets'
import { noteNews } from './note-news'
import { changeTicket } from './tickets'

const TICKETS_PER_ROUND = 50
const PUT_OFF = MINUTE

/** The clock's part: a promise that was not kept is told to the owner, an answer to the member, and what is over comes to its end. */
export async function sweepTickets(at: Instant): Promise<number> {
  const due = await dueTickets(at, TICKETS_PER_ROUND)
  if (due.length === 0) return 0
  const { rules } = await livePublished(at, null)
  for (const ticket of due) {
    try {
      await bringOn(ticket, rules, at)
    } catch (error) {
      log('ticket put off', { error: errorText(error) })
      await postponeTicket(ticket.ticketId, later(at, PUT_OFF))
    }
  }
  return due.length
}

/** What is to be told or taken away comes first: done twice it is the same, and a ticket that moved on is not looked at again. */
async function bringOn(ticket: Ticket, rules: Rules, at: Instant): Promise<void> {
  if (onClock(ticket, at) === null) return
  const { progress, ticketId, reopened } = ticket
  switch (progress.state) {
    case 'received':
    case 'in_hand':
      await raiseAlarm('ticket_overdue', `${ticketId}:${reopened}`, at, '有会员提问超过承诺时间没有回复，请尽快处理')
      break
    case 'answered': {
      const news = progress.toldAt === null ? ticketNews(ticket) : null
      if (news && rules.messages) await noteNews([news], rules.messages, at)
      break
    }
    case 'erasing':
      await eraseWords(ticketId)
      break
    case 'solved':
    case 'erased':
      break
    default:
      progress satisfies never
  }
  await changeTicket(ticket, at, each => (each.version === ticket.version ? onClock(each, at) : null))
}
