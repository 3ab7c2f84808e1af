import * as z from 'zod'
import { Refusal } from '../../../src/domain/refusal'
import { SecretSetting } from './secret-setting'

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

const setting = new SecretSetting('WECHAT_PAY_V3', settingsSchema)

/** Whether WeChat Pay can be asked by the merchant's own API v3 keys. */
export function isWechatV3Configured(): boolean {
  return setting.isThere() && (process.env[NOTIFY_URL_SETTING] ?? '') !== ''
}

/** Throws NOT_CONFIGURED when it is missing. */
export function notifyUrl(): string {
  const url = process.env[NOTIFY_URL_SETTING] ?? ''
  if (!url) throw new Refusal('NOT_CONFIGURED', { missing: NOTIFY_URL_SETTING })
  return url
}

/** The merchant's own access to WeChat Pay. Throws NOT_CONFIGURED when it is missing or not whole. */
export function wechatV3Settings(): WechatV3Settings {
  return setting.read()
}
