import { bitsText } from '../bits-text'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const values = new Map([...ALPHABET].map((character, value) => [character, value]))

/** Bytes as base64url without padding: what a QR code, a scanner gun and a URL all carry unharmed. */
export function base64url(bytes: Uint8Array): string {
  return bitsText(bytes, ALPHABET, 6)
}

/** Reads base64url; null when it is none, or not the one way to write its bytes. */
export function bytesOfBase64url(text: string): Uint8Array | null {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of text) {
    const value = values.get(character)
    if (value === undefined) return null
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return held === 0 && bits < 6 ? Uint8Array.from(bytes) : null
}

/** The UTF-8 bytes of a text. A mini-program has no TextEncoder. */
export function utf8Bytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let place = 0; place < escaped.length; place++) {
    const isEscape = escaped.charAt(place) === '%'
    bytes.push(isEscape ? Number.parseInt(escaped.slice(place + 1, place + 3), 16) : escaped.charCodeAt(place))
    if (isEscape) place += 2
  }
  return Uint8Array.from(bytes)
}

/** Reads UTF-8; null when it is none. */
export function textOfUtf8(bytes: Uint8Array): string | null {
  let escaped = ''
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`
  try {
    return decodeURIComponent(escaped)
  } catch {
    return null
  }
}
