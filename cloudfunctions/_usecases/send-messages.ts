import { fieldValues, type MemberMessage, type Unsent } from '../../src/domain/messages/message'
import { type MessageRules, type MessageTemplate, templateFor } from '../../src/domain/messages/message-rules'
import { outsideQuietHours } from '../../src/domain/messages/quiet-hours'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { inTurn } from '../_platform/in-turn'
import { log } from '../_platform/log'
import { type Delivery, sendSubscribeMessage } from '../_platform/messages/subscribe-message'
import { raiseAlarm } from '../_store/alarms'
import { consentsLeft, forgetConsents, giveConsentBack, takeConsent } from '../_store/message-consents'
import { switchedOff } from '../_store/message-switches'
import { dueMessages, moveMessage } from '../_store/messages'

const MESSAGES_PER_ROUND = 50
/** A function lives for less than a minute: whoever has not written down the outcome after this long has died. */
const PATIENCE = 2 * MINUTE
const BUSY_PAUSE = 5 * MINUTE
const MOST_TRIES = 3

/** Sends what is due, each by itself. */
export async function sendMessages(rules: MessageRules, at: Instant): Promise<number> {
  return inTurn(await dueMessages(at, MESSAGES_PER_ROUND), async message => {
    try {
      await bringOn(message, rules, at)
    } catch (error) {
      log('message left for the next round', { error: errorText(error) })
    }
  })
}

async function bringOn(message: MemberMessage, rules: MessageRules, at: Instant): Promise<unknown> {
  const { progress } = message
  const template = templateFor(rules, message.kind)
  switch (progress.state) {
    case 'waiting': {
      if (!template || at >= message.worthUntil) return end(message, 'too_late', at)
      const allowedFrom = outsideQuietHours(rules.quiet, at)
      return allowedFrom > at ? moveMessage(message, progress, allowedFrom) : send(message, template, 1, at)
    }
    case 'sending':
      return mayGoAgain(message, progress.tries, template, at)
    case 'sent':
    case 'unsent':
      return null
    default:
      return progress satisfies never
  }
}

/**
 * Whoever sent it never wrote down what came of it. WeChat sends once for each consent, so to send it again tells the
 * member nothing twice as long as no other consent is left; else it is taken for sent.
 */
async function mayGoAgain(
  message: MemberMessage,
  tries: number,
  template: MessageTemplate | undefined,
  at: Instant,
): Promise<unknown> {
  if (!template || tries >= MOST_TRIES || at >= message.worthUntil) return end(message, 'unknown', at)
  const others = await consentsLeft(message.packId, template.wechatTemplateId)
  return others > 0 ? end(message, 'unknown', at) : send(message, template, tries + 1, at)
}

/** The consent is taken and the try is written down before WeChat is asked: two clocks never send one message. */
async function send(message: MemberMessage, template: MessageTemplate, tries: number, at: Instant): Promise<unknown> {
  const { packId, messageId, kind, page, parts } = message
  const { wechatTemplateId, fields } = template
  // Asked at the last moment, so that whoever has just switched it off hears nothing more; no consent is used up by it.
  if ((await switchedOff(packId)).has(kind)) return end(message, 'switched_off', at)
  const consent = await takeConsent(packId, wechatTemplateId, messageId, at)
  if (!consent) return end(message, 'not_allowed', at)
  const sending = await moveMessage(message, { state: 'sending', tries, since: at }, later(at, PATIENCE))
  if (!sending) return null
  const values = fieldValues(fields, parts)
  const delivery = await sendSubscribeMessage({ openid: consent.openid, wechatTemplateId, page, values })
  return outcome(sending, wechatTemplateId, tries, delivery, at)
}

async function outcome(
  message: MemberMessage,
  wechatTemplateId: string,
  tries: number,
  delivery: Delivery,
  at: Instant,
): Promise<unknown> {
  if (delivery === 'sent') return moveMessage(message, { state: 'sent', at }, null)
  if (delivery === 'unknown') return null
  if (delivery === 'busy') return moveMessage(message, { state: 'waiting' }, later(at, BUSY_PAUSE))
  if (delivery === 'not_allowed') {
    // The only consent is used: by the try before, which arrived after all.
    if (tries > 1) return moveMessage(message, { state: 'sent', at }, null)
    await forgetConsents(message.packId, wechatTemplateId)
    return end(message, 'not_allowed', at)
  }
  const what = `微信不接受消息模板，请核对模板编号和字段：${delivery.refused}`.slice(0, 200)
  await raiseAlarm('message_refused', wechatTemplateId, at, what)
  await giveConsentBack(message.packId, wechatTemplateId, message.messageId)
  return end(message, 'refused', at)
}

function end(message: MemberMessage, why: Unsent, at: Instant): Promise<unknown> {
  return moveMessage(message, { state: 'unsent', why, at }, null)
}
