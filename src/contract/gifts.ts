import * as z from 'zod'
import { type Greeting, greetings, type ReturnReason } from '../domain/gifts/gift'
import type { GiftId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import { amountField, idField, linkTokenField, nothing } from './fields'

/** What a shopper may do with gifts of balance. */
export const giftInputs = {
  /** carves a gift out of the balance, under an id made on the phone; repeating it answers the same */
  'gift.create': z.strictObject({
    giftId: idField<GiftId>('gft'),
    amountFen: amountField,
    greeting: z.enum(greetings),
  }),
  /** what a shared gift is and whether I can claim it */
  'gift.read': z.strictObject({ token: linkTokenField }),
  'gift.claim': z.strictObject({ token: linkTokenField }),
  /** only by its giver, only while nobody has claimed it */
  'gift.takeBack': z.strictObject({ giftId: idField<GiftId>('gft') }),
  /** the newest twenty that I gave and that I claimed */
  'gift.list': nothing,
}

export interface GiftOutputs {
  'gift.create': GivenGift
  'gift.read': SharedGift
  'gift.claim': SharedGift
  'gift.takeBack': GivenGift
  'gift.list': { given: GivenGift[]; received: SharedGift[] }
}

/** A gift as everybody sees it. */
export interface GiftView {
  giftId: GiftId
  amountFen: Fen
  greeting: Greeting
  createdAt: Instant
  /** exclusive */
  claimBefore: Instant
  state: GiftStateView
  /** when it was received, returned or withdrawn; null before that */
  endedAt: Instant | null
  /** why it went back; null for all others */
  returnedFor: ReturnReason | null
}

export type GiftStateView =
  /** being made: ask again */
  | 'preparing'
  | 'open'
  | 'received'
  /** on its way back to the giver, or there */
  | 'returned'
  /** it never left the giver's balance */
  | 'withdrawn'

export interface GivenGift extends GiftView {
  /** what the link carries; null once nobody can claim it any more */
  token: string | null
  /** "会员 · 7K3F"; null while nobody has claimed it */
  claimedBy: string | null
}

export interface SharedGift extends GiftView {
  /** "会员 · 7K3F" */
  from: string
  /** what I am to it */
  mine: 'giver' | 'claimer' | null
  /** why I cannot claim it; null when I can, or have */
  refusal: { code: string; message: string; nextStep: string } | null
}
