import * as z from 'zod'
import { hasPaygate } from './paygate'
import { SecretSetting } from './secret-setting'

const settingsSchema = z.strictObject({
  appId: z.string().min(1),
  /** PEM (PKCS #8): signs what we say */
  privateKey: z.string().min(1),
  /** PEM: checks what Alipay says */
  alipayPublicKey: z.string().min(1),
  /** elsewhere only for tests and the sandbox */
  gateway: z.url().default('https://openapi.alipay.com/gateway.do'),
})

export type AlipaySettings = z.output<typeof settingsSchema>

const setting = new SecretSetting('ALIPAY', settingsSchema)

/** Whether members can be offered Alipay: its keys are there, and an address for its notices. */
export function isAlipayConfigured(): boolean {
  return setting.isThere() && hasPaygate()
}

/** The merchant's access to Alipay. Throws NOT_CONFIGURED when it is missing or not whole. */
export function alipaySettings(): AlipaySettings {
  return setting.read()
}
