import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { base32 } from '../../src/domain/base32'
import { makePrintedCode, PRINTED_CODE_RANDOM_BYTES } from '../../src/domain/codes/printed-code'
import type { DeviceId, PackId, PaperBatchId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'

/** The one secret of a deployment; every key is derived from it, so that a merchant has one value to keep. */
const SECRET_NAME = 'CARD_PACK_SECRET'
const LEAST_CHARACTERS = 32

const keys = new Map<string, Buffer>()

/** The key for one purpose. Throws NOT_CONFIGURED while the deployment has no secret. */
function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  const secret = process.env[SECRET_NAME] ?? ''
  if (secret.length < LEAST_CHARACTERS) throw new Refusal('NOT_CONFIGURED', { missing: SECRET_NAME })
  const key = createHmac('sha256', secret).update(`my-card-pack/${purpose}`).digest()
  keys.set(purpose, key)
  return key
}

/** HMAC-SHA-256 for one purpose. */
export function hmac(
  purpose:
    | 'pack-id'
    | 'pack-seal'
    | 'rules-seal'
    | 'code'
    | 'ticket'
    | 'link'
    | 'device'
    | 'offline-signing'
    | 'card-key'
    | 'card-code'
    | 'phone-code'
    | 'paper-code'
    | 'paper-slip',
  text: string,
): Buffer {
  return createHmac('sha256', keyFor(purpose)).update(text).digest()
}

const CODE_PROOF_BYTES = 10

/** 80 bits of keyed hash as 16 characters, for codes that people carry around. */
export function codeMac(text: string): string {
  return base32(hmac('code', text).subarray(0, CODE_PROOF_BYTES))
}

/** The same for tickets, under a key of their own. */
export function ticketMac(text: string): string {
  return base32(hmac('ticket', text).subarray(0, CODE_PROOF_BYTES))
}

/** Where an imported physical card lies: a keyed hash of its number. */
export function cardKeyOf(cardNumber: string): string {
  return base32(hmac('card-key', cardNumber)).slice(0, 26)
}

/** The code that is printed for a physical card: 80 bits that only this deployment's key gives, the same at every print. */
export function physicalCardCode(cardNumber: string): string {
  return base32(hmac('card-code', cardNumber).subarray(0, CODE_PROOF_BYTES))
}

/** Whether a code is the one printed for a card; how long the answer takes tells nothing. */
export function isPhysicalCardCode(cardNumber: string, code: string): boolean {
  const [right, given] = [Buffer.from(physicalCardCode(cardNumber)), Buffer.from(code)]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** Six digits that only this deployment's key gives for a text. */
export function sixDigits(text: string): string {
  return String(hmac('phone-code', text).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** Whether somebody typed those six digits; how long the answer takes tells nothing. */
export function areSixDigits(text: string, typed: string): boolean {
  const [right, given] = [Buffer.from(sixDigits(text)), Buffer.from(typed)]
  return given.length === right.length && timingSafeEqual(given, right)
}

/**
 * The code on one slip of a printed batch: 80 bits that only this deployment's key gives, the same at every print. So a jammed
 * printer or a lost answer costs nothing, and no code lies in the database for whoever reads it.
 */
export function printedCodeOf(batchId: PaperBatchId, number: number): string {
  return makePrintedCode(hmac('paper-code', `${batchId}:${number}`).subarray(0, PRINTED_CODE_RANDOM_BYTES))
}

/** Where a slip is found by its code: a keyed hash, from which nobody gets the code back. */
export function slipKeyOf(printedCode: string): string {
  return base32(hmac('paper-slip', printedCode)).slice(0, 26)
}

/** The same for links that people share. */
export function linkMac(text: string): string {
  return base32(hmac('link', text).subarray(0, CODE_PROOF_BYTES))
}

/** The secret that one phone's pay codes are made with: given to it once, and computed again whenever a code is checked. */
export function deviceSecret(packId: PackId, deviceId: DeviceId): Uint8Array {
  return hmac('device', `${packId}|${deviceId}`)
}

/** The keyed hash of that phone's pay codes. */
export function payMacOf({ packId, deviceId }: { packId: PackId; deviceId: DeviceId }): (text: string) => string {
  const secret = deviceSecret(packId, deviceId)
  return text => base32(createHmac('sha256', secret).update(text).digest().subarray(0, CODE_PROOF_BYTES))
}

/** Of a text's UTF-8, as lower-case hex: what the domain takes as its `Sha256`. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Bytes from the system's generator. */
export function random(bytes: number): Uint8Array {
  return randomBytes(bytes)
}
