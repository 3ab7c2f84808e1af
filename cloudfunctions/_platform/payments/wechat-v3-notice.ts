import { AesGcm } from 'wechatpay-axios-plugin/lib/aes'
import * as z from 'zod'
import { bodyOf, type HttpEvent } from './http-event'
import { isFromWechatPay } from './wechat-v3-client'
import { isWechatV3Configured, wechatV3Settings } from './wechat-v3-settings'

const noticeSchema = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().default(''),
  }),
})

export interface V3Notice {
  eventType: string
  /** what was sealed in it: a transaction or a refund */
  content: Record<string, unknown>
}

/** Opens a notice of API v3. Null when WeChat Pay did not sign it, it was not sealed for this merchant, or none is expected. */
export function openNotice(event: HttpEvent, now: number): V3Notice | null {
  const body = bodyOf(event)
  const headers = Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]))
  if (!isWechatV3Configured() || !isFromWechatPay(headers, body, now)) return null
  try {
    const { event_type, resource } = noticeSchema.parse(JSON.parse(body))
    const { ciphertext, nonce, associated_data } = resource
    const opened = AesGcm.decrypt(ciphertext, wechatV3Settings().apiV3Key, nonce, associated_data)
    return { eventType: event_type, content: z.record(z.string(), z.unknown()).parse(JSON.parse(opened)) }
  } catch {
    return null
  }
}
