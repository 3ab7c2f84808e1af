import * as z from 'zod'
import { Refusal } from '../../../src/domain/refusal'

/** One value holds all of it, so that a merchant has one thing to paste and to keep secret. */
const WECHAT_V3_SETTING = 'WECHAT_PAY_V3'
/** Where notices arrive: the address that HTTP access gives the function `wechatpay`. */
const NOTIFY_URL_SETTING = 'WECHAT_PAY_NOTIFY_URL'

const settingsSchema = z.strictObject({
  appid: z.string().min(1),
  mchId: z.string().min(1),
  /** serial number of the merchant's API certificate */
  serial: z.string().min(1),
  /** PEM: signs what we say */
  privateKey: z.string().min(1),
  /** 32 bytes: opens what notices carry */
  apiV3Key: z.string().length(32),
  /** PUB_KEY_ID_…, and the PEM of it: checks what WeChat Pay says */
  publicKeyId: z.string().min(1),
  publicKey: z.string().min(1),
  /** elsewhere only for tests and the sandbox */
  baseUrl: z.url().default('https://api.mch.weixin.qq.com'),
})

export type WechatV3Settings = z.output<typeof settingsSchema>

/** Whether WeChat Pay can be asked by the merchant's own API v3 keys. */
export function isWechatV3Configured(): boolean {
  return (process.env[WECHAT_V3_SETTING] ?? '') !== '' && (process.env[NOTIFY_URL_SETTING] ?? '') !== ''
}

/** Throws NOT_CONFIGURED when it is missing. */
export function notifyUrl(): string {
  const url = process.env[NOTIFY_URL_SETTING] ?? ''
  if (!url) throw new Refusal('NOT_CONFIGURED', { missing: NOTIFY_URL_SETTING })
  return url
}

let read: WechatV3Settings | null = null

/** The merchant's own access to WeChat Pay. Throws NOT_CONFIGURED when it is missing or not whole. */
export function wechatV3Settings(): WechatV3Settings {
  read ??= parseSettings(process.env[WECHAT_V3_SETTING] ?? '')
  return read
}

function parseSettings(text: string): WechatV3Settings {
  try {
    return settingsSchema.parse(JSON.parse(text))
  } catch {
    // What is wrong with it stays unsaid: the value is a secret and logs are not.
    throw new Refusal('NOT_CONFIGURED', { missing: WECHAT_V3_SETTING })
  }
}
