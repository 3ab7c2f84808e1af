import type { Instant } from '../../src/domain/time'
import { livePublished } from '../_store/published'
import { findNews } from './find-news'
import { sendMessages } from './send-messages'

/** The clock's part of telling members what they allowed: finds what is to be told, and sends what is due. */
export async function tellMembers(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  if (rules.messages === null) return 0
  await findNews(rules.messages, at)
  return sendMessages(rules.messages, at)
}
