import type { Fen } from '../money'

/** What a member may be told without having asked at that moment. */
export const messageKinds = [
  'coupon_expiring',
  'bonus_expiring',
  'instalment_due',
  'counter_top_up',
  'large_charge',
  'ticket_answered',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** What a field of a message says; what a kind has nothing to say to is told in `messageWords`. */
const messageParts = ['name', 'time', 'amount', 'balance', 'store', 'note'] as const
export type MessagePart = (typeof messageParts)[number]

/**
 * One of the shop's templates at WeChat: which message it carries, and which of its fields says what. The names of fields
 * are WeChat's own (`thing1`, `time2`, `amount3`), so they stand in the merchant's document and not here.
 */
export interface MessageTemplate {
  kind: MessageKind
  /** WeChat's id of the template */
  wechatTemplateId: string
  fields: { field: string; says: MessagePart }[]
}

/** From one hour of the shop's day until another (exclusive), over midnight when it is later. */
export interface QuietHours {
  fromHour: number
  untilHour: number
}

/** What the merchant lets members be told. */
export interface MessageRules {
  /** at most one of each kind */
  templates: MessageTemplate[]
  /** when nobody is told anything; null: at no time */
  quiet: QuietHours | null
  /** how many days before its last day something that runs out is told */
  daysBefore: number
  /** from which amount a charge is told */
  chargeFromFen: Fen
}

/** The template for a kind of message; undefined: the shop does not tell it. */
export function templateFor({ templates }: MessageRules, kind: MessageKind): MessageTemplate | undefined {
  return templates.find(each => each.kind === kind)
}
