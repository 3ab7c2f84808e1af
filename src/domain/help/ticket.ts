import type { CouponId, OrderId, PackId, TicketId, TicketWordsId } from '../ids'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import { DAY, HOUR, type Instant, later } from '../time'
import type { Rating } from './rating'

/** What members ask about. */
export const ticketTopics = ['top_up', 'payment', 'refund', 'coupon', 'points', 'card', 'other'] as const
export type TicketTopic = (typeof ticketTopics)[number]

/** What of the member's own a ticket is about, and how it is called. */
export type TicketAbout =
  | { kind: 'order'; orderId: OrderId; title: string }
  | { kind: 'entry'; seq: number; title: string }
  | { kind: 'coupon'; couponId: CouponId; title: string }

/** That somebody wrote something. The words themselves lie apart, so that they can be erased. */
export type Said = { wordsId: TicketWordsId; at: Instant } & ({ by: 'member' } | { by: 'shop'; staffId: string })

/** By when the shop answers, and when the owner was told that it did not; null: not yet. */
interface Promised {
  answerBy: Instant
  alarmedAt: Instant | null
}

/** How far a ticket has come. Writing again opens one that was answered or solved. */
export type TicketState =
  | ({ state: 'received' } & Promised)
  | ({ state: 'in_hand'; staffId: string; since: Instant } & Promised)
  /** `toldAt`: when the clock wrote down that the member is to be told */
  | { state: 'answered'; staffId: string; at: Instant; toldAt: Instant | null }
  | { state: 'solved'; by: 'member' | 'shop' | 'clock'; at: Instant }
  /** what was written is being taken away, for good */
  | { state: 'erasing'; at: Instant }
  | { state: 'erased'; at: Instant }

/** A member's question to the shop, from the asking to its end. */
export interface Ticket {
  ticketId: TicketId
  packId: PackId
  topic: TicketTopic
  about: TicketAbout | null
  /** the store whose manager answers it too; null: the whole shop's */
  storeId: string | null
  openedAt: Instant
  said: Said[]
  /** how often the member said that it was not solved after all */
  reopened: number
  /** what the member thought of the help; null while nothing was said */
  rating: Rating | null
  progress: TicketState
  /** counts every write */
  version: number
}

/** What a member wants to ask. */
export interface NewTicket extends Pick<Ticket, 'ticketId' | 'packId' | 'topic' | 'about' | 'storeId'> {
  wordsId: TicketWordsId
}

/** Tickets of one member that wait for the shop at once, and those begun within a day. */
export const MOST_WAITING_TICKETS = 3
export const MOST_TICKETS_A_DAY = 5

/** So much may each side write into one ticket, and so long one piece may be, in characters. */
export const MOST_SAID_BY_EACH = 12
export const LONGEST_WORDS = 500

/** An answer that nobody says anything to has solved it. */
const SILENCE_SOLVES_AFTER = 7 * DAY
/** So long after its end a ticket may be opened again; later it is another question. */
const MAY_REOPEN_FOR = 7 * DAY
/** So long what was written is kept after the end. */
const WORDS_KEPT_FOR = 365 * DAY

/** A ticket as it begins. Refuses an id from the future (COMMAND_ID_TIME). */
export function newTicket(wish: NewTicket, replyHours: number, at: Instant): Ticket | Refusal<'COMMAND_ID_TIME'> {
  const { wordsId, ...ticket } = wish
  if (isAhead(ticket.ticketId, at)) return new Refusal('COMMAND_ID_TIME', {})
  return {
    ...ticket,
    openedAt: at,
    said: [{ wordsId, at, by: 'member' }],
    reopened: 0,
    rating: null,
    progress: { state: 'received', ...promise(replyHours, at) },
    version: 1,
  }
}

/** What the shop promises to whoever asks at this moment. */
export function promise(replyHours: number, at: Instant): Promised {
  return { answerBy: later(at, replyHours * HOUR), alarmedAt: null }
}

/** By when the shop answers; null once it has. */
export function answerBy({ progress }: Pick<Ticket, 'progress'>): Instant | null {
  return 'answerBy' in progress ? progress.answerBy : null
}

/** Whether the shop should have answered by now. */
export function isOverdue(ticket: Ticket, at: Instant): boolean {
  const by = answerBy(ticket)
  return by !== null && at >= by
}

/** Until when the member may still write into it (exclusive); null: as long as it is open. */
export function writableUntil({ progress }: Ticket): Instant | null {
  switch (progress.state) {
    case 'received':
    case 'in_hand':
    case 'answered':
      return null
    case 'solved':
      return later(progress.at, MAY_REOPEN_FOR)
    case 'erasing':
    case 'erased':
      return progress.at
    default:
      return progress satisfies never
  }
}

/** When the clock should look at a ticket again; null when nothing is left to do. */
export function ticketDueAt({ progress }: Ticket): Instant | null {
  switch (progress.state) {
    case 'received':
    case 'in_hand':
      return progress.alarmedAt === null ? progress.answerBy : null
    case 'answered':
      return progress.toldAt === null ? progress.at : later(progress.at, SILENCE_SOLVES_AFTER)
    case 'solved':
      return later(progress.at, WORDS_KEPT_FOR)
    case 'erasing':
      return progress.at
    case 'erased':
      return null
    default:
      return progress satisfies never
  }
}
