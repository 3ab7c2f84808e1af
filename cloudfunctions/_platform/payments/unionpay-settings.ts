import * as z from 'zod'
import { Refusal } from '../../../src/domain/refusal'
import { hasPaygate } from './paygate'

/** One value holds all of it, so that a merchant has one thing to paste and to keep secret. */
const UNIONPAY_SETTING = 'UNIONPAY'

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

/** Whether members can be offered UnionPay: its keys are there, and an address for its notices. */
export function isUnionpayConfigured(): boolean {
  return (process.env[UNIONPAY_SETTING] ?? '') !== '' && hasPaygate()
}

let read: UnionpaySettings | null = null

/** The merchant's access to UnionPay. Throws NOT_CONFIGURED when it is missing or not whole. */
export function unionpaySettings(): UnionpaySettings {
  read ??= parseSettings(process.env[UNIONPAY_SETTING] ?? '')
  return read
}

function parseSettings(text: string): UnionpaySettings {
  try {
    return settingsSchema.parse(JSON.parse(text))
  } catch {
    // What is wrong with it stays unsaid: the value is a secret and logs are not.
    throw new Refusal('NOT_CONFIGURED', { missing: UNIONPAY_SETTING })
  }
}
