import { sign, verify } from 'node:crypto'

/** SHA-256 with RSA in base64, as WeChat Pay signs everything. The library's own would bring an HTTP client along. */
export function rsaSign(message: string, privateKeyPem: string): string {
  return sign('RSA-SHA256', Buffer.from(message), privateKeyPem).toString('base64')
}

/** Whether a base64 signature (SHA-256 with RSA) of a message is by the owner of a public key. */
export function isRsaSigned(message: string, signature: string, publicKeyPem: string): boolean {
  return verify('RSA-SHA256', Buffer.from(message), publicKeyPem, Buffer.from(signature, 'base64'))
}
