import { type News, newMessage } from '../../src/domain/messages/message'
import { type MessageRules, templateFor } from '../../src/domain/messages/message-rules'
import { outsideQuietHours } from '../../src/domain/messages/quiet-hours'
import type { Instant } from '../../src/domain/time'
import { whoAllows } from '../_store/message-consents'
import { insertMessage } from '../_store/messages'

/** Writes down the news of those who allow them, to be sent by the clock. Answers how many were not there yet. */
export async function noteNews(news: readonly News[], rules: MessageRules, at: Instant): Promise<number> {
  let noted = 0
  for (const kind of new Set(news.map(each => each.kind))) {
    const template = templateFor(rules, kind)
    if (!template) continue
    const same = news.filter(each => each.kind === kind)
    const allowing = await whoAllows(template.wechatTemplateId, [...new Set(same.map(each => each.packId))])
    for (const each of same.filter(({ packId }) => allowing.has(packId))) if (await note(each, rules, at)) noted += 1
  }
  return noted
}

/** Writes down one that is known to be allowed. */
export function note(news: News, rules: MessageRules, at: Instant): Promise<boolean> {
  return insertMessage(newMessage(news, at), outsideQuietHours(rules.quiet, at))
}
