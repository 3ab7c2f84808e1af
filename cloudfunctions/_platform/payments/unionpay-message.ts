import { createHash } from 'node:crypto'
import { isRsaSigned, rsaSign } from './rsa'

/** Everything that is said to UnionPay and by it: flat fields, texts all of them. */
export type UnionpayMessage = Record<string, string>

/** Signed as version 5.1.0 wants it: RSA over the hex of the SHA-256 of the fields in order. */
export function signMessage(message: UnionpayMessage, privateKey: string): UnionpayMessage {
  return { ...message, signature: rsaSign(digestOf(message), privateKey) }
}

/** Whether one of these keys signed it. */
export function isSignedByOne(message: UnionpayMessage, publicKeys: readonly string[]): boolean {
  const { signature } = message
  if (!signature || message.signMethod !== '01') return false
  const digest = digestOf(message)
  return publicKeys.some(key => isRsaSigned(digest, signature, key))
}

function digestOf(message: UnionpayMessage): string {
  const names = Object.keys(message).filter(name => name !== 'signature' && message[name] !== '')
  const text = names
    .sort()
    .map(name => `${name}=${message[name]}`)
    .join('&')
  return createHash('sha256').update(text).digest('hex')
}

/**
 * An answer as UnionPay writes it: fields joined by `&` without any escape, a group of fields in braces. Signatures end in
 * `=`, so only the first one of a field parts name and value.
 */
export function readMessage(text: string): UnionpayMessage {
  const message: UnionpayMessage = {}
  for (const field of text.match(/[^&={]+=(?:\{[^}]*\}|[^&]*)/g) ?? []) {
    const middle = field.indexOf('=')
    message[field.slice(0, middle)] = field.slice(middle + 1)
  }
  return message
}
