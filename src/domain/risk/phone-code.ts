import type { OrderId, PhoneCodeId } from '../ids'
import type { Fen } from '../money'
import { Refusal } from '../refusal'
import { DAY, type Instant, later, MINUTE, type ShopDay, shopDayOf } from '../time'

const GOOD_FOR = 5 * MINUTE
const AGAIN_AFTER = MINUTE
const MOST_A_DAY = 10
/** So often one code may be typed. */
export const MOST_CODE_TRIES = 5
/** A number counts from then on: whoever got hold of an account could otherwise give their own and confirm with it at once. */
const SETTLES_AFTER = DAY

/** A member's phone number, from WeChat and never typed. */
export interface KnownPhone {
  number: string
  /** when this number was first given */
  givenAt: Instant
}

/** From when a number may confirm anything. */
export function settledAt({ givenAt }: KnownPhone): Instant {
  return later(givenAt, SETTLES_AFTER)
}

/** A number as it is shown: enough to be recognised by its owner. */
export function maskedPhone(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`
}

/** What a code confirms: this payment of this amount, and nothing else. */
export interface ConfirmedByCode {
  orderId: OrderId
  payFen: Fen
}

/**
 * The newest code of a member; those before it are void. The digits are nowhere: they are a keyed hash of what stands here
 * and of the pack, made again to be sent and to be compared.
 */
export interface PhoneCode extends ConfirmedByCode {
  codeId: PhoneCodeId
  askedAt: Instant
  /** whether a message was handed over; false: a function died before, or it was refused */
  isSent: boolean
  /** how often it was compared with something typed */
  tries: number
  /** messages of that day, this one included */
  sends: number
  day: ShopDay
}

/** Until when a code can be typed (exclusive). */
export function codeUntil({ askedAt }: PhoneCode): Instant {
  return later(askedAt, GOOD_FOR)
}

/** From when another may be asked for. */
export function codeAgainAt({ askedAt }: PhoneCode): Instant {
  return later(askedAt, AGAIN_AFTER)
}

/**
 * The code to send now, by the one before; the very one before when it was sent already under this id. Refuses with
 * PHONE_CODE_TOO_SOON, PHONE_CODE_DAY_LIMIT, COMMAND_ID_REUSED.
 */
export function nextPhoneCode(
  wish: ConfirmedByCode & { codeId: PhoneCodeId },
  before: PhoneCode | null,
  at: Instant,
): PhoneCode | Refusal {
  const isRepeat = before?.codeId === wish.codeId
  if (isRepeat && (before.orderId !== wish.orderId || before.payFen !== wish.payFen)) {
    return new Refusal('COMMAND_ID_REUSED', {})
  }
  if (isRepeat && before.isSent) return before
  if (!isRepeat && before && at < codeAgainAt(before)) {
    return new Refusal('PHONE_CODE_TOO_SOON', { againAt: codeAgainAt(before) })
  }
  const day = shopDayOf(at)
  const sends = before?.day === day ? before.sends + 1 : 1
  if (sends > MOST_A_DAY) return new Refusal('PHONE_CODE_DAY_LIMIT', { limit: MOST_A_DAY })
  const { askedAt, tries } = isRepeat ? before : { askedAt: at, tries: 0 }
  return { ...wish, askedAt, tries, isSent: false, sends, day }
}

/** Whether a code may be compared for this payment now. */
export function isCodeFor(code: PhoneCode | null, what: ConfirmedByCode, at: Instant): code is PhoneCode {
  return code !== null && code.orderId === what.orderId && code.payFen === what.payFen && at < codeUntil(code)
}
