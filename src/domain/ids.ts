import { base32, numberIn, numberText } from './base32'
import { type Instant, instant } from './time'

/**
 * Every id in the product is a prefix and 26 characters, and becomes the document's id as it is.
 * A command's id is made once, where the intention arises (mostly on the phone), and carries the time of its making,
 * so that a repeat can be recognised for as long as it matters.
 */
export const idPrefixes = {
  /** a shopper's pack; not made but computed from the OpenID (a keyed hash), so it carries no time */
  pack: 'pk',
  /** a top-up order; also WeChat Pay's out_trade_no (at most 32 of [0-9A-Za-z_-]) */
  order: 'ord',
  /** the command that settles a top-up, derived from its order */
  topUp: 'top',
  /** the command that takes a counter top-up back, named by the manager's device */
  counterVoid: 'cvd',
  /** the command that spends balance at a till, named by the pay code that was shown: a code pays once */
  spend: 'spd',
  /** the command that claims a coupon */
  claim: 'clm',
  /** a coupon held by a member, derived from its claim */
  coupon: 'cpn',
  /** a batch of coupons printed on paper, named on the manager's page; and the commands that follow from it */
  paperBatch: 'pbt',
  paperPrint: 'ppr',
  paperWithdrawal: 'pwd',
  /** the command that redeems a coupon */
  redeem: 'rdm',
  /** money kept for a purpose. At a till it is named by the pay code's spend, which is the command that keeps it */
  hold: 'hld',
  /** the command that captures a hold, and the one that releases it: derived from the hold, so each happens once */
  capture: 'cap',
  release: 'rel',
  /** an order under way, named on the phone: the command that reserves its price, coupons and money */
  checkout: 'cko',
  /** the command that gives a sale back, all or a part */
  spendRefund: 'rfd',
  /** a top-up given back: also the number of the refund at WeChat Pay; and the command that closes its lots */
  topUpRefund: 'rft',
  withdrawal: 'wdr',
  /** a payment that takes from several packs */
  payment: 'pay',
  /** a member's phone that can show codes by itself; made once on the phone */
  device: 'dev',
  /** the command of a daily sign-in */
  signIn: 'sgn',
  /** the command that exchanges points for bonus or back */
  exchange: 'xch',
  /** the command that turns expired bonus into a coupon */
  rescue: 'rsc',
  /** a correction by the merchant, its flow and its command */
  adjustment: 'adj',
  /** a member's binding of a physical card, and its command */
  bind: 'bnd',
  /** the command that names a card, or takes the name away */
  naming: 'nam',
  /** a batch of physical cards */
  batch: 'bat',
  /** the command that undoes a redemption */
  undo: 'und',
  /** the merchant's decision about a redemption done without a network, derived from it */
  conflict: 'ofc',
  /** a shift of one member of staff */
  shift: 'shf',
  /** the clock's command that lets what has run out expire */
  expiry: 'exp',
  /** a lot of money, derived from the command that credited it */
  lot: 'lot',
  /** money given to a friend, named on the giver's phone */
  gift: 'gft',
  /** the commands of a gift, derived from it: out of the giver's pack, into the friend's, or back */
  giftCarve: 'gcv',
  giftReceive: 'grc',
  giftReturn: 'grt',
  /** a coupon given to a friend, named on the giver's phone, and its commands: out, in, or back */
  couponGift: 'cgf',
  couponGiftOut: 'cgo',
  couponGiftIn: 'cgi',
  couponGiftBack: 'cgb',
  /** a whole card handed over, named on the holder's phone, and its commands: out, in, or back */
  transfer: 'trf',
  transferOut: 'tou',
  transferIn: 'tin',
  transferBack: 'tbk',
  /** a shared pack as its owner's phone names it; the pack's own id is computed from it */
  shared: 'shr',
  /** an invitation into a shared pack; the command that takes the member in is derived from it */
  invite: 'inv',
  /** a command that changes the members of a shared pack */
  membership: 'mbr',
  /** a shop that closes and gives back what was not used, named on the owner's phone */
  closing: 'cls',
  /** a payment password set anew without the old one, named on the phone or by the code shown to staff; and the command that ends it */
  passwordReset: 'pwr',
  passwordResetEnd: 'pwe',
  /** a code sent to a member's phone, named on the phone that asks for it */
  phoneCode: 'pcd',
  /** a member's place in a plan of instalments; the orders of its instalments are derived from it */
  instalmentPlan: 'ipl',
  /** that a member lets the shop send messages: one answer in WeChat's dialog, told once */
  consent: 'cst',
  /** what a member asks the shop, named on their phone; and one piece of what either side writes, named where it is written */
  ticket: 'tkt',
  ticketWords: 'twd',
} as const

export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes]
declare const idBrand: unique symbol
type Id<P extends IdPrefix> = `${P}_${string}` & { readonly [idBrand]: P }

export type PackId = Id<'pk'>
export type OrderId = Id<'ord'>
export type CounterVoidId = Id<'cvd'>
export type SpendId = Id<'spd'>
export type ClaimId = Id<'clm'>
export type CouponId = Id<'cpn'>
export type PaperBatchId = Id<'pbt'>
export type PaperCommandId = Id<'ppr'> | Id<'pwd'>
export type RedeemId = Id<'rdm'>
export type HoldId = Id<'hld'>
export type CaptureId = Id<'cap'>
export type ReleaseId = Id<'rel'>
export type CheckoutId = Id<'cko'>
export type SpendRefundId = Id<'rfd'>
export type TopUpRefundId = Id<'rft'>
export type WithdrawalId = Id<'wdr'>
export type PaymentId = Id<'pay'>
export type DeviceId = Id<'dev'>
export type SignInId = Id<'sgn'>
export type ExchangeId = Id<'xch'>
export type RescueId = Id<'rsc'>
export type AdjustmentId = Id<'adj'>
export type BindId = Id<'bnd'>
export type NamingId = Id<'nam'>
export type BatchId = Id<'bat'>
export type ConflictId = Id<'ofc'>
export type UndoId = Id<'und'>
export type ShiftId = Id<'shf'>
export type TopUpId = Id<'top'>
export type ExpiryId = Id<'exp'>
export type LotId = Id<'lot'>
export type GiftId = Id<'gft'>
/** A command that follows from a gift. */
export type GiftCommandId = Id<'gcv'> | Id<'grc'> | Id<'grt'>
export type CouponGiftId = Id<'cgf'>
export type CouponGiftCommandId = Id<'cgo'> | Id<'cgi'> | Id<'cgb'>
export type TransferId = Id<'trf'>
export type TransferCommandId = Id<'tou'> | Id<'tin'> | Id<'tbk'>
export type SharedId = Id<'shr'>
export type InviteId = Id<'inv'>
export type MembershipId = Id<'mbr'>
export type InstalmentPlanId = Id<'ipl'>
export type ConsentId = Id<'cst'>
export type TicketId = Id<'tkt'>
export type TicketWordsId = Id<'twd'>
export type ClosingId = Id<'cls'>
export type PasswordResetId = Id<'pwr'>
export type PasswordResetEndId = Id<'pwe'>
export type PhoneCodeId = Id<'pcd'>
/** A flow that takes money from one pack to another. */
export type ParcelId = GiftId | TransferId
/** A command of points and of cards beside top-ups and spends. */
export type CardCommandId = SignInId | ExchangeId | RescueId | AdjustmentId | BindId | NamingId
/** Any id under which a pack may be changed. */
export type CommandId =
  | CardCommandId
  | TopUpId
  | CounterVoidId
  | SpendId
  | ClaimId
  | PaperCommandId
  | RedeemId
  | UndoId
  | ConflictId
  | ExpiryId
  | GiftCommandId
  | CouponGiftCommandId
  | TransferCommandId
  | HoldId
  | CheckoutId
  | CaptureId
  | ReleaseId
  | SpendRefundId
  | MembershipId
  | WithdrawalId
  | PasswordResetId
  | PasswordResetEndId

/** The time stands first, so that ids sort by it. */
const TIME_CHARACTERS = 10
const RANDOM_CHARACTERS = 16
const BODY = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** How many random bytes an id takes: 80 bits, the floor for anything that must not be guessed. */
export const ID_RANDOM_BYTES = 10

/** Makes an id from a time and 10 random bytes of the system's generator (both are arguments: nothing here is hidden). */
export function makeId<P extends IdPrefix>(prefix: P, at: Instant, random: Uint8Array): Id<P> {
  if (random.length !== ID_RANDOM_BYTES) throw new RangeError(`an id takes ${ID_RANDOM_BYTES} random bytes`)
  return `${prefix}_${numberText(at, TIME_CHARACTERS)}${base32(random).slice(0, RANDOM_CHARACTERS)}` as Id<P>
}

/** An id with another prefix and the same body: what follows from a command is named by it, so a repeat names it again. */
export function deriveId<P extends IdPrefix>(prefix: P, from: string): Id<P> {
  return `${prefix}_${bodyOf(from)}` as Id<P>
}

/** The two lots of a credit, named by what brings it: what was paid, and the bonus that came with it. */
export function lotIdsOf(creditId: string): { principal: LotId; bonus: LotId } {
  const lotId = deriveId('lot', creditId)
  return { principal: lotId, bonus: `${lotId}_bonus` as LotId }
}

/** The part behind the prefix. */
export function bodyOf(id: string): string {
  return id.slice(id.indexOf('_') + 1)
}

const ROOT_LENGTH = 26

/** The characters behind the prefix that ids of one command's lots and coupons share: they differ in what follows. */
export function rootOf(id: string): string {
  return bodyOf(id).slice(0, ROOT_LENGTH)
}

/** Whether a text is an id of one kind, down to its alphabet. */
export function isId<P extends IdPrefix>(prefix: P, text: unknown): text is Id<P> {
  return typeof text === 'string' && text.startsWith(`${prefix}_`) && BODY.test(bodyOf(text))
}

/** When an id was made. Only for ids that carry a time: a pack's does not. */
export function timeOfId(id: string): Instant {
  return instant(numberIn(bodyOf(id).slice(0, TIME_CHARACTERS)))
}
