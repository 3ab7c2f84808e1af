import { createHash } from 'node:crypto'
import Formatter from 'wechatpay-axios-plugin/lib/formatter'
import { log } from '../log'
import { isRsaSigned, rsaSign } from './rsa'
import { type WechatV3Settings, wechatV3Settings } from './wechat-v3-settings'

/** A cloud function has seconds; a payment server that needs longer is as good as down. */
const PATIENCE_MS = 4_000
const OLDEST_ANSWER_S = 300

/** An answer of WeChat Pay, checked to be its own. `status` 2xx means done; else `content.code` says why not. */
export interface V3Answer {
  status: number
  content: Record<string, unknown>
}

/**
 * One request of API v3, signed by the merchant. Null when nobody knows what became of it: no answer in time, or one
 * that WeChat Pay did not sign.
 */
export async function askWechatPay(method: 'GET' | 'POST', uri: string, content?: object): Promise<V3Answer | null> {
  const settings = wechatV3Settings()
  const body = content === undefined ? '' : JSON.stringify(content)
  try {
    const response = await fetch(settings.baseUrl + uri, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: authorizationOf(settings, method, uri, body),
      },
      ...(content === undefined ? {} : { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = await response.text()
    // A refusal that says nothing about money may come unsigned (a proxy's 502); a yes may not.
    if (response.ok && !isFromWechatPay(Object.fromEntries(response.headers), text, Date.now())) {
      log('answer not signed by WeChat Pay', { uri: uri.split('?')[0] })
      return null
    }
    return { status: response.status, content: jsonOf(text) }
  } catch (error) {
    log('no answer of WeChat Pay', { uri: uri.split('?')[0], error: String(error) })
    return null
  }
}

/** A file that WeChat Pay offered, checked by the hash (SHA-1) that came with the offer. Null when it did not come whole. */
export async function downloadFromWechatPay(url: string, sha1: string): Promise<string | null> {
  const settings = wechatV3Settings()
  const { pathname, search } = new URL(url)
  const authorization = authorizationOf(settings, 'GET', pathname + search, '')
  try {
    const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(PATIENCE_MS) })
    // The hash is the file's, byte by byte: as a text it would lose the mark that WeChat Pay's bills begin with.
    const file = Buffer.from(await response.arrayBuffer())
    const isWhole = createHash('sha1').update(file).digest('hex') === sha1.toLowerCase()
    return response.ok && isWhole ? file.toString('utf8') : null
  } catch (error) {
    log('no file of WeChat Pay', { error: String(error) })
    return null
  }
}

function authorizationOf(settings: WechatV3Settings, method: string, uri: string, body: string): string {
  const nonce = Formatter.nonce()
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = rsaSign(Formatter.request(method, uri, timestamp, nonce, body), settings.privateKey)
  return Formatter.authorization(settings.mchId, nonce, signature, timestamp, settings.serial)
}

/** Whether WeChat Pay signed this text, lately. Header names are in lower case. */
export function isFromWechatPay(headers: Record<string, unknown>, body: string, now: number): boolean {
  const settings = wechatV3Settings()
  const header = (name: string): string => String(headers[`wechatpay-${name}`] ?? '')
  const isLate = !(Math.abs(now / 1000 - Number(header('timestamp'))) <= OLDEST_ANSWER_S)
  if (isLate || header('serial') !== settings.publicKeyId) return false
  const message = Formatter.response(header('timestamp'), header('nonce'), body)
  return isRsaSigned(message, header('signature'), settings.publicKey)
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
