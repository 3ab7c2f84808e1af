import { bodyOf, type DeviceId, isId, makeId, type PackId, type SpendId } from '../ids'
import type { Sha256 } from '../ledger/entry'
import { randomOfHash } from '../random-of-hash'
import { startOfStep, stepFrom, stepText } from './code-step'
import type { Mac } from './shown-code'

/** A pay code that the phone makes by itself: whose, by which phone, in which minute. */
export interface PayCode {
  packId: PackId
  deviceId: DeviceId
  step: number
}

const SIGN = 'MCP2'

/** The QR's text. `mac` is keyed with the secret that the server once gave to this phone for this pack. */
export function writePayCode(code: PayCode, mac: Mac): string {
  const claim = claimOf(code)
  return `${claim}.${mac(claim)}`
}

function claimOf({ packId, deviceId, step }: PayCode): string {
  return [SIGN, 'P', bodyOf(packId), bodyOf(deviceId), stepText(step)].join('.')
}

/** Reads one; null for anything unknown or forged. `macOf` is keyed for the phone that the code names. */
export function readPayCode(text: string, macOf: (code: PayCode) => Mac): PayCode | null {
  const [sign, letter, packBody, deviceBody, steps, proof, ...rest] = text.split('.')
  const packId = `pk_${packBody}`
  const deviceId = `dev_${deviceBody}`
  const step = stepFrom(steps)
  if (sign !== SIGN || letter !== 'P' || rest.length > 0 || step === null) return null
  if (!isId<'pk'>('pk', packId) || !isId<'dev'>('dev', deviceId)) return null
  const code: PayCode = { packId, deviceId, step }
  return proof === macOf(code)(claimOf(code)) ? code : null
}

/**
 * The one spend that a pay code allows. It follows from the code, so whoever shows or scans the same one names the same
 * spend: never accepted twice is the ordinary rule for repeats.
 */
export function spendIdOf({ packId, deviceId, step }: PayCode, sha256: Sha256): SpendId {
  return makeId('spd', startOfStep(step), randomOfHash(sha256(`my-card-pack/spend/${packId}/${deviceId}/${step}`)))
}
