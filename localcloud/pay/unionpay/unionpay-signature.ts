import { createHash, type KeyObject, sign, verify } from 'node:crypto'

export type Fields = Record<string, string>

/** What version 5.1.0 signs: the hex of the SHA-256 of the fields in order, empty ones left out. */
function digestOf(fields: Fields): Buffer {
  const text = Object.keys(fields)
    .filter(name => name !== 'signature' && fields[name] !== '')
    .sort()
    .map(name => `${name}=${fields[name]}`)
    .join('&')
  return Buffer.from(createHash('sha256').update(text).digest('hex'))
}

/** Whether the `signature` among the fields is by the owner of a key. */
export function isSignedBy(fields: Fields, key: KeyObject): boolean {
  return verify('RSA-SHA256', digestOf(fields), key, Buffer.from(fields.signature ?? '', 'base64'))
}

/** The fields with their `signature`, base64. */
export function signFields(fields: Fields, key: KeyObject): Fields {
  return { ...fields, signature: sign('RSA-SHA256', digestOf(fields), key).toString('base64') }
}

/** An answer as UnionPay writes it: joined, nothing escaped. */
export function joined(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}
