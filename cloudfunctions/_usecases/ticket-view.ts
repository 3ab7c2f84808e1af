import { answerBy, isOverdue, type Ticket, writableUntil } from '../../src/domain/help/ticket'
import type { Instant } from '../../src/domain/time'
import type { ReadTicket } from './tickets'

/** A ticket in a list, the same for whoever asked and whoever answers. */
export function ticketLine(ticket: Ticket, at: Instant) {
  const { ticketId, topic, about, openedAt } = ticket
  return {
    ...{ ticketId, topic, about: about?.title ?? null, openedAt },
    ...{ stage: stageOf(ticket), answerBy: answerBy(ticket), isOverdue: isOverdue(ticket, at) },
  }
}

/** A ticket with all that was written in it. */
export function ticketView({ ticket, words }: ReadTicket, at: Instant) {
  const { said, reopened, rating, progress } = ticket
  return {
    ...ticketLine(ticket, at),
    said: said.map(({ wordsId, by, at: saidAt }) => ({ wordsId, by, at: saidAt, text: words.get(wordsId) ?? null })),
    reopened,
    solvedBy: progress.state === 'solved' ? progress.by : null,
    write: writeOf(ticket, at),
    score: rating?.score ?? null,
    canRate: rating === null && said.some(({ by }) => by === 'shop'),
  }
}

function writeOf(ticket: Ticket, at: Instant) {
  const until = writableUntil(ticket)
  return until !== null && at >= until ? ('closed' as const) : { until }
}

function stageOf({ progress }: Ticket) {
  return progress.state === 'erasing' ? ('erased' as const) : progress.state
}
