import type { PackId } from '../ids'
import { type Fen, shortYuanText, yuanText } from '../money'
import { clockText, type Instant, longDayText, type ShopDay, shopDayOf } from '../time'
import type { MessageKind, MessagePart } from './message-rules'

/** What is to be told, before anybody knows whether it may be. */
export interface News {
  packId: PackId
  kind: MessageKind
  /** what it is about: of one kind and subject a member is told once */
  subject: string
  parts: MessageParts
  /** after this moment nobody needs to hear it any more */
  worthUntil: Instant
  /** a page of the mini-program, without a slash in front */
  page: string
}

/** What each part of the message says, as it is read. */
export type MessageParts = Record<MessagePart, string>

/** How far a message has come. What is over stays as the record of what was told. */
export type MessageProgress =
  | { state: 'waiting' }
  /** given to WeChat for the `tries`th time; whether it arrived is not known yet */
  | { state: 'sending'; tries: number; since: Instant }
  | { state: 'sent'; at: Instant }
  | { state: 'unsent'; why: Unsent; at: Instant }

export type Unsent =
  /** the member has allowed none, or no more */
  | 'not_allowed'
  /** WeChat refuses the template or what stands in it: the merchant has been told */
  | 'refused'
  /** it was given to WeChat, which never answered; to give it again might tell it twice */
  | 'unknown'
  /** the shop tells it no more, or it came too late to be of use */
  | 'too_late'
  /** the member has switched this kind off */
  | 'switched_off'

/** A message to a member: its id follows from whose it is and what it is about. */
export interface MemberMessage extends News {
  messageId: string
  createdAt: Instant
  progress: MessageProgress
}

/** Whose it is and what it is about: the same news found twice is one message. */
export function messageIdOf({ packId, kind, subject }: News): string {
  return `${packId}:${kind}:${subject}`
}

/** Found, and not tried yet. */
export function newMessage(news: News, at: Instant): MemberMessage {
  return { ...news, messageId: messageIdOf(news), createdAt: at, progress: { state: 'waiting' } }
}

/** "¥1234.50": without the commas that amounts have elsewhere, which WeChat's fields do not take. */
export function plainAmount(amount: Fen): string {
  return `¥${yuanText(amount).replace(/,/g, '')}`
}

/** "800 元" in a sentence. */
export function yuanWords(amount: Fen): string {
  return `${shortYuanText(amount)} 元`
}

/** "2026年12月31日". */
export function dayPart(day: ShopDay): string {
  return longDayText(day)
}

/** "2026年12月31日 14:05". */
export function momentPart(at: Instant): string {
  return `${longDayText(shopDayOf(at))} ${clockText(at)}`
}

/** What WeChat's `thing` fields hold at most. */
const LONGEST_THING = 20

/** The values of a template's fields, by what each says. A longer text ends in dots. */
export function fieldValues(
  fields: readonly { field: string; says: MessagePart }[],
  parts: MessageParts,
): Record<string, { value: string }> {
  return Object.fromEntries(fields.map(({ field, says }) => [field, { value: shortened(parts[says]) }]))
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST_THING ? text : `${characters.slice(0, LONGEST_THING - 1).join('')}…`
}
