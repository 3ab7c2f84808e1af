import * as z from 'zod'
import { Refusal } from '../../../src/domain/refusal'
import { hasPaygate } from './paygate'

/** One value holds all of it, so that a merchant has one thing to paste and to keep secret. */
const ALIPAY_SETTING = 'ALIPAY'

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

/** Whether members can be offered Alipay: its keys are there, and an address for its notices. */
export function isAlipayConfigured(): boolean {
  return (process.env[ALIPAY_SETTING] ?? '') !== '' && hasPaygate()
}

let read: AlipaySettings | null = null

/** The merchant's access to Alipay. Throws NOT_CONFIGURED when it is missing or not whole. */
export function alipaySettings(): AlipaySettings {
  read ??= parseSettings(process.env[ALIPAY_SETTING] ?? '')
  return read
}

function parseSettings(text: string): AlipaySettings {
  try {
    return settingsSchema.parse(JSON.parse(text))
  } catch {
    // What is wrong with it stays unsaid: the value is a secret and logs are not.
    throw new Refusal('NOT_CONFIGURED', { missing: ALIPAY_SETTING })
  }
}
