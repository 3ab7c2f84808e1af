import type { AlipaySdk } from 'alipay-sdk'
import { instant } from '../../../src/domain/time'
import { log } from '../log'
import { alipaySettings } from './alipay-settings'
import { chinaTime } from './china-time'
import { noteFailure, noteSuccess } from './health'

/** A cloud function has seconds; a payment server that needs longer is as good as down. */
const PATIENCE_MS = 4_000
/** Everything but what is asked stands in the address, as Alipay's own SDK sends it. */
const IN_BODY = 'biz_content'
const DONE = '10000'

/** An answer of Alipay, checked to be its own. `code` 10000 means done; else `sub_code` says why not. */
export type AlipayAnswer = Record<string, unknown> & { code?: unknown; sub_code?: unknown; sub_msg?: unknown }

/** Whether Alipay did what was asked; null is an answer that could not be read. */
export function isDone(answer: AlipayAnswer | null): answer is AlipayAnswer & { code: typeof DONE } {
  return answer?.code === DONE
}

let loaded: Promise<AlipaySdk> | null = null

/** Alipay's own library signs and checks. It is loaded when somebody pays by Alipay: most instances never need it. */
function sdk(): Promise<AlipaySdk> {
  loaded ??= import('alipay-sdk').then(({ AlipaySdk }) => {
    const { appId, privateKey, alipayPublicKey, gateway } = alipaySettings()
    return new AlipaySdk({ appId, privateKey, alipayPublicKey, gateway, keyType: 'PKCS8' })
  })
  return loaded
}

/** A signed request as a query. Alipay reads its time as China's, whatever the zone of the server is. */
export async function signedQuery(method: string, request: object, addresses: Record<string, string> = {}) {
  const timestamp = chinaTime(instant(Date.now()))
  const params = { ...addresses, timestamp, bizContent: request }
  return (await sdk()).sdkExecute(method, params, { bizContentAutoSnakeCase: false })
}

/**
 * Asks Alipay. Null when nobody knows what became of it: no answer in time, or one that Alipay did not sign. Sent by the
 * platform's own HTTP, so that the library's client stays out of every function.
 */
export async function askAlipay(method: string, request: object): Promise<AlipayAnswer | null> {
  const { gateway } = alipaySettings()
  const address = new URLSearchParams(await signedQuery(method, request))
  const body = new URLSearchParams({ [IN_BODY]: address.get(IN_BODY) ?? '' })
  address.delete(IN_BODY)
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(`${gateway}?${address}`, { method: 'POST', body, signal })
    const text = await response.text()
    const key = `${method.replaceAll('.', '_')}_response`
    const { [key]: answer, sign } = JSON.parse(text) as Record<string, unknown>
    ;(await sdk()).checkResponseSign(text, key, String(sign), '')
    noteSuccess('alipay')
    return answer as AlipayAnswer
  } catch (error) {
    noteFailure('alipay', instant(Date.now()))
    log('no answer of Alipay', { method, error: String(error).slice(0, 200) })
    return null
  }
}

/** A file at an address that Alipay gave in a signed answer. Null when it did not come. */
export async function downloadFromAlipay(url: string): Promise<Buffer | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null
  } catch (error) {
    log('no file of Alipay', { error: String(error).slice(0, 200) })
    return null
  }
}

/** Whether Alipay signed what it posted, for this merchant. */
export async function isFromAlipay(form: Record<string, string>): Promise<boolean> {
  // The older algorithm is weaker, and the notice itself would choose it.
  if (form.sign_type !== 'RSA2' || form.app_id !== alipaySettings().appId) return false
  return (await sdk()).checkNotifySignV2(form)
}
