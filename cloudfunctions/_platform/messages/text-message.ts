import { openApi } from '../cloud'
import { errorText } from '../database-errors'
import { log } from '../log'
import { within } from '../within'

const PATIENCE_MS = 8_000

/** What became of one try to send. */
export type TextDelivery = 'sent' | 'refused' | 'unknown'

export interface TextMessage {
  /** of mainland China, eleven digits */
  number: string
  /** WeChat's number for the template, approved as a notification; its variables in their order */
  templateId: string
  values: string[]
  env: string
}

/**
 * Sends one text message by the cloud call `cloudbase.sendSms`, of the kind `Notification` (what it brings is no
 * advertising, and may come at any hour). Another vendor is another file with this function. Never throws.
 */
export async function sendTextMessage({ number, templateId, values, env }: TextMessage): Promise<TextDelivery> {
  try {
    const request = { env, smsType: 'Notification', phoneNumberList: [`+86${number}`], templateId }
    const sending = openApi.cloudbase.sendSms({ ...request, templateParamList: values })
    const answer = await within(PATIENCE_MS, sending)
    const [status] = (answer.sendStatusList ?? []) as { code?: string }[]
    if (!status || status.code === 'Ok') return 'sent'
    log('text message refused', { code: status.code })
    return 'refused'
  } catch (error) {
    log('text message failed', { error: errorText(error) })
    const { errCode } = error as { errCode?: unknown }
    // WeChat's own noes are positive; -6041xx is the platform's: the interface is not there, or not permitted.
    const isNo = typeof errCode === 'number' && (errCode > 0 || errCode === -604100 || errCode === -604101)
    return isNo ? 'refused' : 'unknown'
  }
}
