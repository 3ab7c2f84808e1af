import { type KeyObject, sign, verify } from 'node:crypto'

/** The fields that are signed, in order; empty ones do not count. */
function signedText(fields: Record<string, string>, without: readonly string[]): string {
  return Object.keys(fields)
    .filter(name => !without.includes(name) && fields[name] !== '')
    .sort()
    .map(name => `${name}=${fields[name]}`)
    .join('&')
}

/** Whether the merchant signed a request (RSA2). */
export function isSignedByMerchant(fields: Record<string, string>, merchant: KeyObject): boolean {
  if (fields.sign_type !== 'RSA2') return false
  const text = signedText(fields, ['sign'])
  return verify('RSA-SHA256', Buffer.from(text), merchant, Buffer.from(fields.sign ?? '', 'base64'))
}

/** What Alipay signs of an answer: the text of it, byte by byte. */
export function signAnswer(text: string, alipay: KeyObject): string {
  return sign('RSA-SHA256', Buffer.from(text), alipay).toString('base64')
}

/** A notice with its signature, which leaves out itself and its kind. */
export function signNotice(fields: Record<string, string>, alipay: KeyObject): Record<string, string> {
  const text = signedText(fields, ['sign', 'sign_type'])
  return { ...fields, sign_type: 'RSA2', sign: sign('RSA-SHA256', Buffer.from(text), alipay).toString('base64') }
}
