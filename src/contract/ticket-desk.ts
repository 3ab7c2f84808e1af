import * as z from 'zod'
import type { TicketId, TicketWordsId } from '../domain/ids'
import { idField, nothing, wordsField } from './fields'
import type { TicketLine, TicketView } from './help'

const ticketField = { ticketId: idField<TicketId>('tkt') }

export const ticketDeskInputs = {
  /** what members ask: what is due first comes first; a manager sees the own store's and the whole shop's */
  'tickets.list': nothing,
  'tickets.read': z.strictObject(ticketField),
  /** I look into it: the member sees that */
  'tickets.take': z.strictObject(ticketField),
  'tickets.answer': z.strictObject({ ...ticketField, wordsId: idField<TicketWordsId>('twd'), text: wordsField }),
  /** closes what was answered; the member may open it again */
  'tickets.close': z.strictObject(ticketField),
}

export interface TicketDeskOutputs {
  'tickets.list': { waiting: DeskLine[]; answered: DeskLine[] }
  'tickets.read': DeskTicket
  'tickets.take': DeskTicket
  'tickets.answer': DeskTicket
  'tickets.close': DeskTicket
}

export interface DeskLine extends TicketLine {
  holder: string
  /** where it happened; null: the whole shop's */
  storeName: string | null
  /** who looks into it; null: nobody yet */
  inHandOf: string | null
}

export interface DeskTicket extends TicketView, Pick<DeskLine, 'holder' | 'storeName' | 'inHandOf'> {
  /** it is my own: somebody else answers it */
  isOwn: boolean
}
