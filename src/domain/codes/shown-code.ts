import { type Instant, instant, later, MINUTE, SECOND } from '../time'
import { type CodeSubject, subjectFrom, subjectTexts } from './code-subject'

/** A truncated keyed hash of a text: 16 characters of base 32, 80 bits. An argument: the key lives on the server. */
export type Mac = (text: string) => string

const SIGN = 'MCP1'
/** How long one picture is shown. */
export const CODE_REFRESH = MINUTE
/** So long a till takes it: longer than it is shown, a grace for the walk to the till. */
export const CODE_LIFE = 2 * MINUTE
/** Someone who types needs longer. */
export const SHORT_CODE_LIFE = 5 * MINUTE

/** The text of the QR code: what it stands for, when it was made, and the proof that we made it. */
export function writeCode(subject: CodeSubject, madeAt: Instant, mac: Mac): string {
  const claim = [SIGN, ...subjectTexts(subject), secondsText(madeAt)].join('.')
  return `${claim}.${mac(claim)}`
}

/** Reads a scanned code; null for anything unknown or forged, without saying which. */
export function readCode(text: string, mac: Mac): { subject: CodeSubject; madeAt: Instant } | null {
  const parts = text.split('.')
  const [sign, letter, packBody, body, seconds, proof] = parts
  if (parts.length !== 6 || sign !== SIGN || proof !== mac(parts.slice(0, 5).join('.'))) return null
  const subject = subjectFrom(letter, packBody, body)
  return subject && { subject, madeAt: instant(Number.parseInt(seconds ?? '', 36) * SECOND) }
}

/** From when on (exclusive) a code is refused. */
export function codeExpiry(madeAt: Instant): Instant {
  return later(madeAt, CODE_LIFE)
}

function secondsText(at: Instant): string {
  return Math.floor(at / SECOND).toString(36)
}
