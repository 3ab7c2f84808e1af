import { base32 } from '../base32'

/** 80 bits of the system's generator: a printed code is good for as long as the paper, so it must not be guessed. */
export const PRINTED_CODE_RANDOM_BYTES = 10
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BODY = /^[0-9A-HJKMNP-TV-Z]{18}$/

/**
 * A code for paper: sixteen characters of chance and two that check them, in groups for reading aloud. Written in capital
 * letters and digits only, so that a QR code of it needs the fewest modules and bears the most damage.
 */
export function makePrintedCode(random: Uint8Array): string {
  if (random.length !== PRINTED_CODE_RANDOM_BYTES) throw new RangeError('a printed code takes 10 random bytes')
  const body = base32(random)
  const code = body + checkOf(body)
  return (code.match(/.{6}/g) ?? []).join('-')
}

/** What was scanned or typed, without blanks and lines and with look-alikes mended (O is 0, I and L are 1); null when it checks out wrong. */
export function readPrintedCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!BODY.test(code) || checkOf(code.slice(0, 16)) !== code.slice(16)) return null
  return (code.match(/.{6}/g) ?? []).join('-')
}

/** Two check characters of a weighted sum modulo the prime 1021: finds every wrong character and every swap. */
function checkOf(body: string): string {
  let sum = 0
  for (let place = 0; place < body.length; place++) sum += (place + 1) * ALPHABET.indexOf(body.charAt(place))
  const rest = sum % PRIME
  return ALPHABET.charAt(Math.floor(rest / 32)) + ALPHABET.charAt(rest % 32)
}

const PRIME = 1021
