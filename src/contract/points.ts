import * as z from 'zod'
import type { BindId, ExchangeId, NamingId, RescueId, SignInId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import type { CouponFace } from './coupons'
import { amountField, documentIdField, idField, nothing } from './fields'

/** What a shopper may do with points, and with the name on the card. */
export const pointsInputs = {
  /** everything that the points page draws */
  'points.offer': nothing,
  /** once a day of the shop, under an id made on the phone */
  'points.signIn': z.strictObject({ signInId: idField<SignInId>('sgn') }),
  /** both sides as they were shown: a rate that changed meanwhile is refused */
  'points.exchange': z.strictObject({
    exchangeId: idField<ExchangeId>('xch'),
    direction: z.enum(['to_bonus', 'to_points']),
    points: z.int().min(1).max(100_000_000),
    bonusFen: amountField,
  }),
  /** turns bonus that ran out into the coupon that was shown for it */
  'points.rescue': z.strictObject({
    rescueId: idField<RescueId>('rsc'),
    expirySeq: z.int().min(1),
    templateId: documentIdField,
  }),
  /** what is on file about the card's holder */
  'card.identity': nothing,
  /** puts a name to the card: its ceiling rises */
  'card.name': z.strictObject({
    namingId: idField<NamingId>('nam'),
    name: z.string().trim().min(2).max(20),
    /** a mobile number of the mainland */
    phone: z.string().regex(/^1[3-9]\d{9}$/),
    /** the holder agreed that both are kept for this card */
    consent: z.literal(true),
  }),
  /** takes over what a physical card held: number and the code printed on it */
  'card.bind': z.strictObject({
    bindId: idField<BindId>('bnd'),
    cardNumber: z.string().trim().min(4).max(32),
    code: z.string().trim().min(16).max(32),
  }),
  /** erases what is on file; the card is an unnamed one again */
  'card.eraseName': z.strictObject({ namingId: idField<NamingId>('nam') }),
}

export interface PointsOutputs {
  'points.offer': PointsPage
  'points.signIn': PointsPage
  'points.exchange': PointsPage
  'points.rescue': PointsPage
  'card.identity': CardIdentity
  'card.bind': BoundCard
  'card.name': CardIdentity
  'card.eraseName': CardIdentity
}

export interface PointsPage {
  rulesVersion: number
  points: number
  /** the next points to run out and when (exclusive); null when none will */
  nextExpiry: { points: number; expiresAt: Instant } | null
  /** all of them by the day on which they run out, soonest first; null: never */
  lots: { points: number; expiresAt: Instant | null }[]
  /** null when the shop has none */
  signIn: SignInView | null
  /** null when the shop does not offer it */
  toBonus: (ExchangeView & { bonusValidDays: number }) | null
  toPoints: ExchangeView | null
  /** how many times the points in my month, and which it is as far as I said; null when the shop has no such rule */
  birthday: { times: number; month: number | null; changeableFrom: Instant | null } | null
  /** bonus that ran out and can become a coupon */
  rescues: RescueView[]
  bonusFen: Fen
  /** what applies to all points, in words */
  rules: string[]
}

export interface SignInView {
  doneToday: boolean
  /** the day of the row that today is: 1 to 7 */
  inRow: number
  /** what each of the seven days gives, the bonus of the seventh included */
  week: number[]
}

export interface ExchangeView {
  leastYuan: number
  /** 0: nothing can be exchanged now */
  mostYuan: number
  pointsPerYuan: number
}

export interface RescueView {
  expirySeq: number
  fen: Fen
  templateId: string
  title: string
  face: CouponFace
  /** exclusive */
  until: Instant
}

/** What came into the pack with a physical card. */
export interface BoundCard {
  cardTail: string
  principalFen: Fen
  bonusFen: Fen
  points: number
}

export interface CardIdentity {
  cardKind: 'unnamed' | 'named'
  ceilingFen: Fen
  namedCeilingFen: Fen
  /** null when nothing is on file; the phone's middle is hidden */
  holder: { name: string; phone: string; since: Instant } | null
}
