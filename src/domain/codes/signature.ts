import { base64url, bytesOfBase64url, utf8Bytes } from './bytes'

/** Ed25519 over bytes. Arguments of the domain, because server and phone bring different libraries. */
export type Sign = (message: Uint8Array) => Uint8Array
export type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean

const PUBLIC_KEY_BYTES = 32
const SIGNATURE_BYTES = 64

/** A text with its signature behind a dot. */
export function signed(text: string, sign: Sign): string {
  return `${text}.${base64url(sign(utf8Bytes(text)))}`
}

/** The text before the last dot, when what stands behind it is its signature by this key; else null. */
export function unsigned(text: string, publicKey: Uint8Array, verify: Verify): string | null {
  const dot = text.lastIndexOf('.')
  const signature = dot < 0 ? null : bytesOfBase64url(text.slice(dot + 1))
  if (signature?.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return null
  const before = text.slice(0, dot)
  return verify(signature, utf8Bytes(before), publicKey) ? before : null
}

/** A public key as text; null when it is none. */
export function publicKeyFrom(text: string): Uint8Array | null {
  const bytes = bytesOfBase64url(text)
  return bytes?.length === PUBLIC_KEY_BYTES ? bytes : null
}
