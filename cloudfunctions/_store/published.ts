import { Refusal } from '../../src/domain/refusal'
import type { Problem, Published } from '../../src/domain/rules/publish'
import type { People, Rules, StaffMember } from '../../src/domain/rules/rules'
import { type Instant, SECOND } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { raiseAlarm } from './alarms'
import { findDocuments, replaceDocument, type Stored } from './documents'
import { isSealed, sealOf } from './sealed'

/** How the last publishing went, for the merchant's page; and what the clock saw last, to know when editing has paused. */
export interface PublishState {
  publishedAt: Instant | null
  problems: Problem[]
  /** the highest versions ever published: they never go back, whatever becomes of the rules themselves */
  rulesVersion: number
  peopleVersion: number
  /** digest of the merchant's documents as last published */
  publishedDigest: string
  /** digest at the clock's last look */
  seenDigest: string
}

type Part = { content: Rules | People; seal: string }

const CACHE_LIFE = 10 * SECOND
let cached: { published: Published; readAt: Instant } | null = null

/**
 * The rules that are live. Kept in the instance for seconds; a client that saw a newer version makes an older instance
 * read again. Throws RULES_NOT_PUBLISHED while there are none.
 */
export async function livePublished(at: Instant, seenVersion: number | null): Promise<Published> {
  const fresh = cached !== null && at - cached.readAt < CACHE_LIFE && at >= cached.readAt
  if (cached && fresh && (seenVersion === null || cached.published.rules.version >= seenVersion))
    return cached.published
  const published = await readPublished(at)
  if (!published) throw new Refusal('RULES_NOT_PUBLISHED', {})
  cached = { published, readAt: at }
  return published
}

/** Reads what is live from the database; null when nothing is, or when its seal is broken (then it is made anew). */
export async function readPublished(at: Instant): Promise<Published | null> {
  const where = { _id: _.in(['rules', 'people']) }
  const parts = await findDocuments<Part>('published', { where, limit: 2 })
  const rules = await contentOf<Rules>(parts, 'rules', at)
  const people = await contentOf<People>(parts, 'people', at)
  return rules && people && { rules, people }
}

async function contentOf<T>(parts: Stored<Part>[], id: string, at: Instant): Promise<T | null> {
  const part = parts.find(each => each._id === id)
  if (!part) return null
  if (isSealed('rules-seal', part.content, part.seal)) return part.content as T
  await raiseAlarm('rules_seal_broken', id, at, '已发布的规则被直接改动过，已按原始文档重新发布')
  return null
}

/** Makes these rules and people live. People go first: rules are what clients wait for. */
export async function writePublished({ rules, people }: Published, at: Instant): Promise<void> {
  await replaceDocument('published', 'people', { content: people, seal: sealOf('rules-seal', people) })
  await replaceDocument('published', 'rules', { content: rules, seal: sealOf('rules-seal', rules) })
  cached = { published: { rules, people }, readAt: at }
}

export async function readPublishState(): Promise<PublishState | null> {
  const [state] = await findDocuments<PublishState>('published', { where: { _id: 'state' }, limit: 1 })
  if (!state) return null
  const { _id, ...rest } = state
  return rest
}

export async function writePublishState(state: PublishState): Promise<void> {
  await replaceDocument('published', 'state', { ...state })
}

/** The member of staff that the merchant's documents name for this person; null for everybody else. */
export function staffByOpenid(people: People, openid: string): StaffMember | null {
  return people.staff.find(member => member.openid === openid) ?? null
}
