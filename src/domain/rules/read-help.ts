import { type FaqItem, type HelpRules, USUAL_HELP } from '../help/help-rules'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const LONGEST_QUESTION = 40
const LONGEST_ANSWER = 300
/** Answered within three days at the latest: what takes longer is no promise. */
const MOST_REPLY_HOURS = 72

/** Reads the document `help` of `settings`: how members reach the shop, and how soon it answers. */
export function readHelpRules(document: RawDocument): ReadDocument<HelpRules> {
  const reader = new FieldReader(document)
  const phone = reader.textOrNothing('phone', '客服电话', 20)
  reader.complainIf(phone !== null && !/^\+?\d[\d -]{4,18}$/.test(phone), '客服电话 phone 只能有数字、空格和 -')
  const hours = reader.textOrNothing('hours', '客服时间', 20)
  const range = { least: 1, most: MOST_REPLY_HOURS }
  const replyHours = reader.countOrNothing('replyHours', '几小时内答复', range) ?? USUAL_HELP.replyHours
  return { value: { phone, hours, replyHours }, problems: reader.finish() }
}

/** Reads a document of `faq`: a question and its answer, held to the words that advertising may use. */
export function readFaq(document: RawDocument): ReadDocument<FaqItem> {
  const reader = new FieldReader(document)
  const question = reader.offerText('question', '问题', LONGEST_QUESTION)
  const answer = reader.offerText('answer', '回答', LONGEST_ANSWER)
  const order = reader.countOrNothing('order', '排第几', { least: 1, most: 999 }) ?? 999
  const on = reader.flag('on', '是否显示', true)
  return { value: on ? { faqId: document._id, question, answer, order } : null, problems: reader.finish() }
}
