import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { base32 } from '../domain/base32'
import { utf8Bytes } from '../domain/codes/bytes'
import { writeCouponCode } from '../domain/codes/coupon-code'
import { writePayCode } from '../domain/codes/pay-code'
import { bytesOf, type Device } from './device'
import { loadEd25519 } from './load-ed25519'

/** 80 bits of keyed hash, as the server computes it. */
const PROOF_BYTES = 10

/** The pay code of this minute. Made of nothing but what lies on the phone. */
export function ownPayCode({ packId, deviceId, paySecret }: Device, step: number): string {
  const secret = bytesOf(paySecret)
  const mac = (text: string) => base32(hmac(sha256, secret, utf8Bytes(text)).subarray(0, PROOF_BYTES))
  return writePayCode({ packId, deviceId, step }, mac)
}

/** The code of a coupon in this minute: what the shop signed for this phone, and the phone's own signature. */
export async function ownCouponCode(device: Device, token: string, step: number): Promise<string | null> {
  const ed25519 = await loadEd25519()
  return ed25519 && writeCouponCode(token, step, ed25519.signWith(bytesOf(device.secretKey)))
}
