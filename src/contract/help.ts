import * as z from 'zod'
import type { HelpRules } from '../domain/help/help-rules'
import type { Score } from '../domain/help/rating'
import { type TicketTopic, ticketTopics } from '../domain/help/ticket'
import type { Question } from '../domain/help/usual-questions'
import type { CouponId, OrderId, TicketId, TicketWordsId } from '../domain/ids'
import type { Instant } from '../domain/time'
import { idField, nothing, scoreField, wordsField } from './fields'

const ticketField = { ticketId: idField<TicketId>('tkt') }
const saidFields = { ...ticketField, wordsId: idField<TicketWordsId>('twd'), text: wordsField }

/** What of mine I ask about. */
const aboutField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), orderId: idField<OrderId>('ord') }),
  z.strictObject({ kind: z.literal('entry'), seq: z.int().min(1) }),
  z.strictObject({ kind: z.literal('coupon'), couponId: idField<CouponId>('cpn') }),
])

export const helpInputs = {
  /** questions with answers by the live rules, how the shop is reached, and my tickets */
  'help.page': nothing,
  /** asks the shop something, about something of mine or freely; ids made on the phone */
  'ticket.open': z.strictObject({ ...saidFields, topic: z.enum(ticketTopics), about: aboutField.nullable() }),
  'ticket.read': z.strictObject(ticketField),
  /** writes more; one that was answered or solved is open again */
  'ticket.write': z.strictObject(saidFields),
  /** it is solved, by my word */
  'ticket.solve': z.strictObject(ticketField),
  'ticket.rate': z.strictObject({ ...ticketField, score: scoreField }),
  /** what was written goes for good, once the ticket is solved */
  'ticket.erase': z.strictObject(ticketField),
}

export interface HelpOutputs {
  'help.page': HelpPage
  'ticket.open': TicketView
  'ticket.read': TicketView
  'ticket.write': TicketView
  'ticket.solve': TicketView
  'ticket.rate': TicketView
  'ticket.erase': TicketView
}

export interface HelpPage extends HelpRules {
  shopName: string
  questions: Question[]
  /** mine, the newest first */
  tickets: TicketLine[]
}

/** How far a ticket has come, as both sides see it. */
export type TicketStage = 'received' | 'in_hand' | 'answered' | 'solved' | 'erased'

export interface TicketLine {
  ticketId: TicketId
  topic: TicketTopic
  /** what of the member's it is about, as they know it; null: asked freely */
  about: string | null
  openedAt: Instant
  stage: TicketStage
  /** by when the shop answers; null once it has */
  answerBy: Instant | null
  /** the shop should have answered by now */
  isOverdue: boolean
}

export interface TicketView extends TicketLine {
  said: SaidView[]
  /** how often the member said that it was not solved after all */
  reopened: number
  /** who ended it; null while nobody has */
  solvedBy: 'member' | 'shop' | 'clock' | null
  /** the member may still write: until then (exclusive), null: as long as it is open; `closed`: no more */
  write: { until: Instant | null } | 'closed'
  /** what the member thought of the help; null: nothing said yet */
  score: Score | null
  /** the member may say so */
  canRate: boolean
}

/** One piece of what was written. */
export interface SaidView {
  wordsId: TicketWordsId
  by: 'member' | 'shop'
  at: Instant
  /** null: erased */
  text: string | null
}
