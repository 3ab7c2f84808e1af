import { openApi } from '../cloud'
import { within } from '../within'

/** What became of one try to send. */
export type Delivery =
  | 'sent'
  /** the member has allowed no more of this template; nothing was sent */
  | 'not_allowed'
  /** WeChat takes neither this template nor these fields: trying again changes nothing */
  | { refused: string }
  /** WeChat was busy and said so: nothing was sent */
  | 'busy'
  /** no answer that says whether it was sent */
  | 'unknown'

export interface SubscribeMessage {
  openid: string
  wechatTemplateId: string
  /** without a slash in front */
  page: string
  values: Record<string, { value: string }>
}

const PATIENCE_MS = 5_000

/** 43101: the user has not allowed the message, or no more of it. */
const NOT_ALLOWED = 43101
/** -1 as WeChat's own number, an access token that ran out, and the limits of calls: later it may go. */
const BUSY: readonly number[] = [40001, 42001, 45009, 45011]
/** The function's config.json does not declare the interface, or there is none: nothing was sent. */
const NOT_PERMITTED: readonly number[] = [-604100, -604101]

/**
 * Sends one subscription message by the cloud call `subscribeMessage.send`: one consent is one send, and WeChat counts
 * the consents itself. Never throws. Numbers: developers.weixin.qq.com, subscribeMessage.send.
 */
export async function sendSubscribeMessage(message: SubscribeMessage): Promise<Delivery> {
  const { openid, wechatTemplateId, page, values } = message
  try {
    const request = { touser: openid, templateId: wechatTemplateId, page, data: values }
    await within(PATIENCE_MS, openApi.subscribeMessage.send(request))
    return 'sent'
  } catch (error) {
    const { errCode, errMsg } = error as { errCode?: unknown; errMsg?: unknown }
    if (typeof errCode !== 'number') return 'unknown'
    if (errCode === NOT_ALLOWED) return 'not_allowed'
    if (BUSY.includes(errCode)) return 'busy'
    // WeChat's own noes are positive; what the platform says of itself leaves open whether the message went.
    const isNo = errCode > 0 || NOT_PERMITTED.includes(errCode)
    return isNo ? { refused: `${errCode} ${String(errMsg ?? '')}`.trim() } : 'unknown'
  }
}
