import * as z from 'zod'
import { publicKeyFrom } from '../domain/codes/signature'
import { reportSteps } from '../domain/figures/report-steps'
import { LONGEST_WORDS } from '../domain/help/ticket'
import { type IdPrefix, isId } from '../domain/ids'
import { type Fen, LARGEST_FEN } from '../domain/money'
import { addDays, type ShopDay, shopDay } from '../domain/time'
import { MOST_WITH_TOP_UP } from '../domain/top-up/promise'

/** An action that needs no input. */
export const nothing = z.strictObject({})

/** An id of one kind, checked down to its alphabet. */
export function idField<Id extends string>(prefix: IdPrefix) {
  return z
    .string()
    .max(32)
    .refine(text => isId(prefix, text))
    .transform(text => text as unknown as Id)
}

/** How many coupons came with an offer. */
export const couponCountField = z.int().min(0).max(MOST_WITH_TOP_UP)

/** A positive amount of fen. */
export const amountField = z
  .int()
  .min(1)
  .max(LARGEST_FEN)
  .transform(amount => amount as Fen)

/** An amount of fen that may be nothing: a bonus, a price that offers brought down, a drawer. */
export const moneyField = z
  .int()
  .min(0)
  .max(LARGEST_FEN)
  .transform(amount => amount as Fen)

/** The id of a document that a merchant wrote: whatever the console made or the merchant chose. */
export const documentIdField = z.string().min(1).max(64)

/** An Ed25519 public key, base64url. */
export const publicKeyField = z
  .string()
  .max(64)
  .refine(text => publicKeyFrom(text) !== null)

/** Where the shopper is. A client of before there was a choice is the mini-program. */
export const clientField = z.enum(['mini_program', 'browser']).default('mini_program')

/** By which way somebody pays. */
export const wayField = z.enum(['wechat', 'alipay', 'unionpay']).default('wechat')

/** A calendar day of the shop, `YYYY-MM-DD`. */
export const dayField = z
  .string()
  .refine(text => shopDay(text) !== null)
  .transform(text => text as ShopDay)

/** What a person writes to explain something. */
export const noteField = z.string().trim().min(1).max(200)

/** What a person writes at length: to ask, to answer. */
export const wordsField = z.string().trim().min(1).max(LONGEST_WORDS)

/** From one star to five. */
export const scoreField = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

/** A code as scanned or typed: its meaning is judged later, its length here. */
export const codeField = z.string().trim().min(1).max(1200)

/** What a link that members share carries. */
export const linkTokenField = z.string().trim().min(1).max(64)

/** A year, and the day that makes it whole. */
const MOST_DAYS = 366

/** A span of days that is none too long, both days included. */
export function withinAYear<S extends z.ZodType<{ from: ShopDay; to: ShopDay }>>(span: S): S {
  return span.refine(({ from, to }) => from <= to && to < addDays(from, MOST_DAYS), { path: ['to'] })
}

/** The days of a report, both included, and how it is cut into parts. */
export const reportField = withinAYear(z.strictObject({ from: dayField, to: dayField, by: z.enum(reportSteps) }))

/** A ticket is what a look-up hands to the till: signed, bound to this member of staff, good for minutes. */
export const ticketField = z.string().min(1).max(400)

/** A line of the ledger as till.today names it: the pack and the command, parted by a colon. */
export const receiptField = z.string().min(1).max(80)

/** What the order is of, for coupons and prices of one category. */
export const categoryField = z.string().trim().min(1).max(20)
