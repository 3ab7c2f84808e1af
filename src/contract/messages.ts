import * as z from 'zod'
import type { ConsentId } from '../domain/ids'
import { type MessageKind, messageKinds } from '../domain/messages/message-rules'
import { idField, nothing } from './fields'

/** WeChat asks for at most five templates in one dialog. */
const MOST_TEMPLATES = 5

/** What the shop may tell a member, and what they allow. */
export const messageInputs = {
  /** what the shop would tell me, by which of WeChat's templates: what the phone may ask me to allow */
  'messages.offer': nothing,
  /** what I have said yes to in WeChat's dialog, once each, under an id made on the phone */
  'messages.allow': z.strictObject({
    consentId: idField<ConsentId>('cst'),
    templateIds: z
      .array(z.string().regex(/^[\w-]{1,64}$/))
      .min(1)
      .max(MOST_TEMPLATES),
  }),
  /** whether I want to be told of each kind, and how often I still let it be sent */
  'messages.switches': nothing,
  /** switches one kind off, so that nothing is sent whatever I allowed, or on again */
  'messages.switch': z.strictObject({ kind: z.enum(messageKinds), choice: z.enum(['on', 'off']) }),
}

export interface MessageOutputs {
  'messages.offer': { templates: { kind: MessageKind; templateId: string }[]; daysBefore: number }
  'messages.allow': { kinds: MessageKind[] }
  'messages.switches': { switches: MessageSwitch[]; daysBefore: number }
  'messages.switch': MessageSwitch
}

/** One kind of message that the shop sends. */
export interface MessageSwitch {
  kind: MessageKind
  choice: 'on' | 'off'
  /** how many more I have allowed */
  left: number
}
