import type { ConsentId, PackId } from '../../src/domain/ids'
import type { MessageKind, MessageRules } from '../../src/domain/messages/message-rules'
import type { Instant } from '../../src/domain/time'
import { addConsent } from '../_store/message-consents'

/** What a member said in WeChat's dialog: yes to these templates, once each. */
export interface Consent {
  consentId: ConsentId
  packId: PackId
  openid: string
  wechatTemplateIds: readonly string[]
}

/** Counts the consents to the shop's own templates, and answers which kinds of message they were for. Once, however often it is told. */
export async function allowMessages(
  { consentId, packId, openid, wechatTemplateIds }: Consent,
  rules: MessageRules,
  at: Instant,
): Promise<MessageKind[]> {
  // What the shop has taken back meanwhile is passed over: there is nothing to send by it.
  const allowed = rules.templates.filter(({ wechatTemplateId }) => wechatTemplateIds.includes(wechatTemplateId))
  for (const wechatTemplateId of new Set(allowed.map(each => each.wechatTemplateId))) {
    await addConsent({ consentId, packId, openid, wechatTemplateId }, at)
  }
  return allowed.map(({ kind }) => kind)
}
