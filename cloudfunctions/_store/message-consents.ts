import type { ConsentId, PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { changeWhere, findDocuments, insertDocument, readDocument, type Stored } from './documents'

/**
 * How often a member still lets one of WeChat's templates be sent: WeChat counts the same for itself, and its count
 * decides. Kept here so that nobody is written to in vain, and so that what is sent is named before it is sent.
 */
interface ConsentDocument {
  packId: PackId
  openid: string
  wechatTemplateId: string
  left: number
  /** the newest answers that were told, so that one told twice counts once */
  told: ConsentId[]
  /** the newest messages that took one */
  taken: string[]
  changedAt: Instant
}

/** Nobody says yes to more than this ahead. */
const MOST_LEFT = 20
const REMEMBERED = 20

function idOf(packId: PackId, wechatTemplateId: string): string {
  return `${packId}:${wechatTemplateId}`
}

/** One more message of a template is allowed. Told again under the same id it is the same one. */
export async function addConsent(
  consent: { consentId: ConsentId; packId: PackId; openid: string; wechatTemplateId: string },
  at: Instant,
): Promise<void> {
  const { consentId, packId, openid, wechatTemplateId } = consent
  const _id = idOf(packId, wechatTemplateId)
  const first: ConsentDocument = {
    packId,
    openid,
    wechatTemplateId,
    left: 1,
    told: [consentId],
    taken: [],
    changedAt: at,
  }
  if (await insertDocument('message_consents', { _id, ...first })) return
  const told = _.push({ each: [consentId], slice: -REMEMBERED } as Parameters<typeof _.push>[0])
  await change(
    { _id, left: _.lt(MOST_LEFT), told: _.nin([consentId]) },
    { left: _.inc(1), told, openid, changedAt: at },
  )
}

/**
 * Takes one consent for a message; whom to send it to, and whether it was the last one. Null when there is none left.
 * Taken again by the same message it is the same one.
 */
export async function takeConsent(
  packId: PackId,
  wechatTemplateId: string,
  messageId: string,
  at: Instant,
): Promise<{ openid: string } | null> {
  const _id = idOf(packId, wechatTemplateId)
  const taken = _.push({ each: [messageId], slice: -REMEMBERED } as Parameters<typeof _.push>[0])
  const isNew = await change(
    { _id, left: _.gt(0), taken: _.nin([messageId]) },
    { left: _.inc(-1), taken, changedAt: at },
  )
  const there = await readDocument<ConsentDocument>('message_consents', _id)
  return there && (isNew || there.taken.includes(messageId)) ? { openid: there.openid } : null
}

/** WeChat has refused the message for what it is: the consent was not used. */
export async function giveConsentBack(packId: PackId, wechatTemplateId: string, messageId: string): Promise<void> {
  const _id = idOf(packId, wechatTemplateId)
  await change({ _id, taken: _.in([messageId]) }, { left: _.inc(1), taken: _.pull(messageId) })
}

/** WeChat says that there is none: then there is none. */
export async function forgetConsents(packId: PackId, wechatTemplateId: string): Promise<void> {
  await change({ _id: idOf(packId, wechatTemplateId) }, { left: 0 })
}

/** How many a member has left of a template. */
export async function consentsLeft(packId: PackId, wechatTemplateId: string): Promise<number> {
  return (await readDocument<ConsentDocument>('message_consents', idOf(packId, wechatTemplateId)))?.left ?? 0
}

/** Members who allow a template, of those named. */
export async function whoAllows(wechatTemplateId: string, packIds: readonly PackId[]): Promise<Set<PackId>> {
  const where = { _id: _.in(packIds.map(packId => idOf(packId, wechatTemplateId))), left: _.gt(0) }
  const found = await findDocuments<ConsentDocument>('message_consents', { where, limit: packIds.length })
  return new Set(found.map(({ packId }) => packId))
}

/** Everybody who allows a template, a page at a time, in the order of their packs. */
export async function allowingAfter(
  wechatTemplateId: string,
  after: PackId | '',
  limit: number,
): Promise<Pick<Stored<ConsentDocument>, 'packId' | 'left'>[]> {
  const where = { _id: _.gt(after === '' ? '' : idOf(after, wechatTemplateId)), wechatTemplateId, left: _.gt(0) }
  return findDocuments<ConsentDocument>('message_consents', { where, orderBy: ['_id', 'asc'], limit })
}

function change(condition: Record<string, unknown>, data: Record<string, unknown>): Promise<boolean> {
  return changeWhere('message_consents', condition, data)
}
