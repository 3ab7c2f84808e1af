import type { Coupon } from '../coupons/coupon'
import type { CouponTerms } from '../coupons/terms'
import { bodyOf, type CouponId, type DeviceId, deriveId, isId, type PackId } from '../ids'
import { type Instant, instant, SECOND } from '../time'
import { base64url, bytesOfBase64url, textOfUtf8, utf8Bytes } from './bytes'
import { stepFrom, stepText } from './code-step'
import { publicKeyFrom, type Sign, signed, unsigned, type Verify } from './signature'

/**
 * What the shop signs once for one coupon and one phone: the coupon with all that is needed to judge it, and the phone's
 * public key. The phone signs the changing part. So a till can check both without a network, and a picture of the code is
 * worth nothing a minute later.
 */
export interface CouponToken {
  packId: PackId
  couponId: CouponId
  templateId: string
  /** without its title, which is long and judges nothing */
  terms: CouponTerms
  startsAt: Instant
  expiresAt: Instant
  deviceId: DeviceId
  /** base64url */
  devicePublicKey: string
}

const SIGN = 'MCP2.C'

/** The shop's part: `MCP2.C.<claim>.<the shop's signature>`. */
export function writeCouponToken(token: CouponToken, sign: Sign): string {
  return signed(`${SIGN}.${base64url(utf8Bytes(JSON.stringify(compact(token))))}`, sign)
}

/** The phone's part behind it: `.<step>.<the phone's signature>`. */
export function writeCouponCode(tokenText: string, step: number, sign: Sign): string {
  return signed(`${tokenText}.${stepText(step)}`, sign)
}

/** Whether a text means to be a phone's coupon code, the only kind that can be checked without a network. */
export function isCouponCode(text: string): boolean {
  return text.startsWith(`${SIGN}.`)
}

/** Reads a code and checks both signatures; null for anything unknown or forged. Whether it is fresh is not judged here. */
export function readCouponCode(
  text: string,
  shopPublicKey: Uint8Array,
  verify: Verify,
): { token: CouponToken; step: number } | null {
  const [app, letter, claim, shopSignature, steps, , ...rest] = text.split('.')
  const step = stepFrom(steps)
  if (`${app}.${letter}` !== SIGN || rest.length > 0 || step === null) return null
  const tokenText = `${SIGN}.${claim}.${shopSignature}`
  if (unsigned(tokenText, shopPublicKey, verify) === null) return null
  const token = tokenFrom(claim ?? '')
  const deviceKey = token && publicKeyFrom(token.devicePublicKey)
  if (!token || !deviceKey || unsigned(text, deviceKey, verify) === null) return null
  return { token, step }
}

/** A coupon as a till judges it that knows nothing but its token. */
export function couponOfToken({ couponId, templateId, terms, startsAt, expiresAt }: CouponToken): Coupon {
  return { couponId, templateId, claimId: deriveId('clm', couponId), terms, claimedAt: startsAt, startsAt, expiresAt }
}

type Compact = [string, string, string, Partial<CouponTerms>, number, number, string, string]

function compact({ packId, couponId, templateId, terms, ...token }: CouponToken): Compact {
  const { title: _title, storeIds, ...rest } = terms
  const kept = storeIds === null ? rest : { ...rest, storeIds }
  const [startsAt, expiresAt] = [token.startsAt / SECOND, token.expiresAt / SECOND]
  const device: [string, string] = [bodyOf(token.deviceId), token.devicePublicKey]
  return [bodyOf(packId), bodyOf(couponId), templateId, kept, startsAt, expiresAt, ...device]
}

/** What the shop has signed is trusted in its inside, and only there: this runs behind the signature. */
function tokenFrom(claim: string): CouponToken | null {
  const bytes = bytesOfBase64url(claim)
  const text = bytes && textOfUtf8(bytes)
  if (text === null) return null
  const [packBody, couponBody, templateId, terms, starts, expires, deviceBody, devicePublicKey] = JSON.parse(
    text,
  ) as Compact
  const packId = `pk_${packBody}`
  const couponId = `cpn_${couponBody}`
  const deviceId = `dev_${deviceBody}`
  if (!isId<'pk'>('pk', packId) || !isId<'cpn'>('cpn', couponId) || !isId<'dev'>('dev', deviceId)) return null
  return {
    packId,
    couponId,
    templateId,
    terms: { title: '', storeIds: null, ...terms } as CouponTerms,
    startsAt: instant(Math.round(starts * SECOND)),
    expiresAt: instant(Math.round(expires * SECOND)),
    deviceId,
    devicePublicKey,
  }
}
