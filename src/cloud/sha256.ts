import { sha256 as hash } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'

/** SHA-256 of a UTF-8 text as lower-case hex, computed on the phone by an audited library. */
export function sha256(text: string): string {
  return bytesToHex(hash(utf8(text)))
}

/** WeChat's engine has no TextEncoder. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes = new Uint8Array(escaped.length)
  let length = 0
  for (let place = 0; place < escaped.length; place++) {
    const code = escaped.charCodeAt(place)
    if (code === PERCENT) {
      bytes[length++] = Number.parseInt(escaped.slice(place + 1, place + 3), 16)
      place += 2
    } else bytes[length++] = code
  }
  return bytes.subarray(0, length)
}

const PERCENT = 37
