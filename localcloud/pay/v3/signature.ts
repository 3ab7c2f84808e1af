import { createCipheriv, randomBytes, sign, verify } from 'node:crypto'
import type { PayKeys } from './keys'

/** A signed request is good for this long. */
const VALID_S = 300
const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '

export interface SignedRequest {
  method: string
  /** Path and query, as they stand in the request line. */
  url: string
  body: string
  authorization: string | undefined
}

/** Whether the merchant signed this request, now. */
export function isSignedByMerchant(request: SignedRequest, keys: PayKeys, mchId: string, now: number): boolean {
  const { method, url, body, authorization } = request
  if (!authorization?.startsWith(SCHEME)) return false
  const fields = Object.fromEntries(
    [...authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  if (fields.mchid !== mchId || fields.serial_no !== keys.merchantSerial) return false
  if (!(Math.abs(now / 1000 - Number(fields.timestamp)) <= VALID_S)) return false
  const message = `${method}\n${url}\n${fields.timestamp}\n${fields.nonce_str}\n${body}\n`
  return verify('RSA-SHA256', Buffer.from(message), keys.merchant, Buffer.from(fields.signature ?? '', 'base64'))
}

/** Headers by which a receiver knows that WeChat Pay said this. */
export function platformHeaders(body: string, keys: PayKeys, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), keys.platform).toString(
    'base64',
  )
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': keys.platformKeyId,
    'Wechatpay-Signature': signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

/** The sealed part of a notice (AES-256-GCM), opened by the merchant with the API v3 key. `type` says what it is of. */
export function seal(content: object, type: string, apiV3Key: string) {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce)
  cipher.setAAD(Buffer.from(type))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    nonce,
    associated_data: type,
    original_type: type,
  }
}
