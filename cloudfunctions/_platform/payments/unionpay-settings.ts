import * as z from 'zod'
import { hasPaygate } from './paygate'
import { SecretSetting } from './secret-setting'

const settingsSchema = z.strictObject({
  merId: z.string().min(1),
  /** serial number of the merchant's signing certificate */
  certId: z.string().min(1),
  /** PEM: signs what we say */
  privateKey: z.string().min(1),
  /** PEM, of the certificates that UnionPay signs with: two while it changes from one to the next */
  publicKeys: z.array(z.string().min(1)).min(1).max(4),
  /** elsewhere only for tests and the sandbox */
  baseUrl: z.url().default('https://gateway.95516.com/gateway/api'),
  /** where the bills are */
  fileUrl: z.url().default('https://filedownload.95516.com'),
})

export type UnionpaySettings = z.output<typeof settingsSchema>

const setting = new SecretSetting('UNIONPAY', settingsSchema)

/** Whether members can be offered UnionPay: its keys are there, and an address for its notices. */
export function isUnionpayConfigured(): boolean {
  return setting.isThere() && hasPaygate()
}

/** The merchant's access to UnionPay. Throws NOT_CONFIGURED when it is missing or not whole. */
export function unionpaySettings(): UnionpaySettings {
  return setting.read()
}
