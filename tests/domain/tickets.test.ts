import fc from 'fast-check'
import { averageOf, rated, type Score, scores } from '../../src/domain/help/rating'
import {
  answerBy,
  isOverdue,
  MOST_SAID_BY_EACH,
  newTicket,
  type Ticket,
  ticketDueAt,
  writableUntil,
} from '../../src/domain/help/ticket'
import { ticketNews } from '../../src/domain/help/ticket-news'
import { answer, erase, onClock, rateTicket, solve, takeInHand, writeOn } from '../../src/domain/help/ticket-steps'
import type { TicketWordsId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { DAY, HOUR, type Instant, later, SECOND } from '../../src/domain/time'
import { newId, noon, packIdOf } from './given'

const HOURS = 48
const packId = packIdOf('somebody')
const words = (): TicketWordsId => newId('twd')
const past = (ms: number): Instant => later(noon, ms)

function asked(): Ticket {
  const wish = { ticketId: newId('tkt'), packId, topic: 'top_up' as const, about: null, storeId: null }
  return stepped(newTicket({ ...wish, wordsId: words() }, HOURS, noon))
}

function stepped(step: Ticket | Refusal | null): Ticket {
  if (step === null || step instanceof Refusal) throw new Error(step?.code ?? 'nothing to do')
  return step
}

const answered = (at = past(HOUR)) => stepped(answer(asked(), { wordsId: words(), staffId: 'm1' }, at))
const code = (step: Ticket | Refusal | null) => (step instanceof Refusal ? step.code : step)

describe('a ticket', () => {
  test('promises an answer by an instant, and is overdue from then on', () => {
    const ticket = asked()
    expect(answerBy(ticket)).toBe(past(HOURS * HOUR))
    expect(isOverdue(ticket, past(HOURS * HOUR - 1))).toBe(false)
    expect(isOverdue(ticket, past(HOURS * HOUR))).toBe(true)
  })

  test('from a clock that is ahead is refused', () => {
    const ahead = { ticketId: newId('tkt', past(HOUR)), packId, topic: 'other' as const, about: null, storeId: null }
    expect(newTicket({ ...ahead, wordsId: words() }, HOURS, noon)).toMatchObject({ code: 'COMMAND_ID_TIME' })
  })

  test('keeps its promise while somebody looks into it, and another may take it over', () => {
    const inHand = stepped(takeInHand(asked(), 'm1', past(HOUR)))
    expect(inHand.progress).toMatchObject({ state: 'in_hand', staffId: 'm1', answerBy: past(HOURS * HOUR) })
    expect(takeInHand(inHand, 'm1', past(2 * HOUR))).toBeNull()
    expect(stepped(takeInHand(inHand, 'm2', past(2 * HOUR))).progress).toMatchObject({ staffId: 'm2' })
    expect(code(takeInHand(answered(), 'm1', past(2 * HOUR)))).toBe('TICKET_ANSWERED')
  })

  test('that was answered owes nothing, until the member writes again: then it has a promise of its own', () => {
    const ticket = answered()
    expect(answerBy(ticket)).toBeNull()
    const again = stepped(writeOn(ticket, words(), HOURS, past(3 * DAY)))
    expect(again).toMatchObject({
      reopened: 1,
      progress: { state: 'received', answerBy: past(3 * DAY + HOURS * HOUR) },
    })
  })

  test('that is written on while it waits keeps its promise', () => {
    const more = stepped(writeOn(asked(), words(), HOURS, past(HOUR)))
    expect(more).toMatchObject({ reopened: 0, progress: { state: 'received', answerBy: past(HOURS * HOUR) } })
    expect(more.said).toHaveLength(2)
  })

  test('may be opened again for a week after its end, and not a moment longer', () => {
    const over = stepped(solve(answered(), 'member', past(DAY)))
    expect(writableUntil(over)).toBe(past(8 * DAY))
    expect(stepped(writeOn(over, words(), HOURS, past(8 * DAY - 1))).progress.state).toBe('received')
    expect(code(writeOn(over, words(), HOURS, past(8 * DAY)))).toBe('TICKET_OVER')
    expect(code(answer(over, { wordsId: words(), staffId: 'm1' }, past(2 * DAY)))).toBe('TICKET_OVER')
  })

  test('is closed by the shop only once it was answered, by the member at any time', () => {
    expect(code(solve(asked(), 'shop', past(HOUR)))).toBe('TICKET_NOT_ANSWERED')
    expect(stepped(solve(asked(), 'member', past(HOUR))).progress).toMatchObject({ state: 'solved', by: 'member' })
    const over = stepped(solve(answered(), 'shop', past(DAY)))
    expect(solve(over, 'member', past(DAY))).toBeNull()
  })

  test('has as much room for the shop as for the member', () => {
    let ticket = asked()
    while (ticket.said.length < MOST_SAID_BY_EACH) ticket = stepped(writeOn(ticket, words(), HOURS, noon))
    expect(code(writeOn(ticket, words(), HOURS, noon))).toBe('TICKET_FULL')
    expect(stepped(answer(ticket, { wordsId: words(), staffId: 'm1' }, noon)).said).toHaveLength(MOST_SAID_BY_EACH + 1)
  })

  test('does nothing twice under one id', () => {
    const wordsId = words()
    const once = stepped(writeOn(asked(), wordsId, HOURS, past(HOUR)))
    expect(writeOn(once, wordsId, HOURS, past(2 * HOUR))).toBeNull()
    const reply = stepped(answer(once, { wordsId: words(), staffId: 'm1' }, past(2 * HOUR)))
    expect(answer(reply, { wordsId: reply.said.at(-1)?.wordsId ?? words(), staffId: 'm1' }, past(DAY))).toBeNull()
  })

  test('is rated once there was help, and what was written is erased only when it is over', () => {
    expect(code(rateTicket(asked(), 5, noon))).toBe('TICKET_NOT_ANSWERED')
    const five = stepped(rateTicket(answered(), 5, past(DAY)))
    expect(five.rating).toEqual({ score: 5, words: null, ratedAt: past(DAY) })
    expect(rateTicket(five, 5, past(9 * DAY))).toBeNull()
    expect(code(erase(five, past(DAY)))).toBe('TICKET_OPEN')
    const over = stepped(solve(five, 'member', past(DAY)))
    expect(stepped(erase(over, past(DAY))).progress.state).toBe('erasing')
  })

  test('is told of without a word of what stands in it', () => {
    expect(ticketNews(asked())).toBeNull()
    const news = ticketNews(answered())
    expect(news).toMatchObject({ kind: 'ticket_answered', packId, parts: { note: '门店已回复，点开查看' } })
  })
})

describe('the clock', () => {
  test('tells once that a promise was not kept', () => {
    const late = stepped(onClock(asked(), past(HOURS * HOUR)))
    expect(late.progress).toMatchObject({ state: 'received', alarmedAt: past(HOURS * HOUR) })
    expect(ticketDueAt(late)).toBeNull()
    expect(onClock(asked(), past(HOURS * HOUR - 1))).toBeNull()
  })

  test('tells of an answer, takes a week of silence for solved, and erases after a year', () => {
    const told = stepped(onClock(answered(), past(2 * HOUR)))
    expect(told.progress).toMatchObject({ state: 'answered', toldAt: past(2 * HOUR) })
    expect(ticketDueAt(told)).toBe(past(HOUR + 7 * DAY))
    const over = stepped(onClock(told, past(8 * DAY)))
    expect(over.progress).toMatchObject({ state: 'solved', by: 'clock' })
    const erasing = stepped(onClock(over, past(373 * DAY)))
    const erased = stepped(onClock(erasing, past(373 * DAY)))
    expect([erasing.progress.state, erased.progress.state, ticketDueAt(erased)]).toEqual(['erasing', 'erased', null])
  })

  test('has always something to come back for, until a ticket is erased or waits for people', () => {
    const step = fc.constantFrom('write', 'take', 'answer', 'solve', 'close', 'erase', 'clock')
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.integer({ min: 1, max: 20 * DAY })), { maxLength: 30 }), steps => {
        let [ticket, at] = [asked(), noon]
        for (const [name, ms] of steps) {
          at = later(at, ms)
          const next = {
            write: () => writeOn(ticket, newId('twd'), HOURS, at),
            take: () => takeInHand(ticket, 'm1', at),
            answer: () => answer(ticket, { wordsId: newId('twd'), staffId: 'm1' }, at),
            solve: () => solve(ticket, 'member', at),
            close: () => solve(ticket, 'shop', at),
            erase: () => erase(ticket, at),
            clock: () => onClock(ticket, at),
          }[name]()
          if (next === null || next instanceof Refusal) continue
          expect(next.said.length).toBeGreaterThanOrEqual(ticket.said.length)
          expect(next.said.length).toBeLessThanOrEqual(2 * MOST_SAID_BY_EACH)
          ticket = next
          const { progress } = ticket
          const waits = 'alarmedAt' in progress && progress.alarmedAt !== null
          expect(ticketDueAt(ticket) === null).toBe(waits || progress.state === 'erased')
          expect(answerBy(ticket) !== null).toBe(progress.state === 'received' || progress.state === 'in_hand')
        }
      }),
    )
  })
})

describe('a rating', () => {
  const first = { score: 4 as Score, words: '快', ratedAt: noon }

  test('is changed within a day and stays as old as it was', () => {
    expect(rated(null, { score: 4, words: '快' }, noon)).toEqual(first)
    expect(rated(first, { score: 2, words: null }, past(DAY - SECOND))).toEqual({ ...first, score: 2, words: null })
    expect(rated(first, { score: 2, words: '快' }, past(DAY))).toMatchObject({ code: 'RATING_KEPT' })
    expect(rated(first, { score: 4, words: '慢' }, past(DAY))).toMatchObject({ details: { until: past(DAY) } })
  })

  test('can be said again, and its words taken back, at any time', () => {
    expect(rated(first, { score: 4, words: '快' }, past(300 * DAY))).toBe(first)
    expect(rated(first, { score: 4, words: null }, past(300 * DAY))).toEqual({ ...first, words: null })
  })

  test('counts into an average in tenths', () => {
    const none = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
    expect(averageOf(none)).toEqual({ count: 0, tenths: null })
    expect(averageOf({ ...none, 5: 2, 4: 1 })).toEqual({ count: 3, tenths: 47 })
    expect(scores).toEqual([1, 2, 3, 4, 5])
  })
})
