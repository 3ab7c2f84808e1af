import { Refusal } from '../../src/domain/refusal'
import { rulesBroughtUpToDate } from '../../src/domain/rules/older-rules'
import type { Published } from '../../src/domain/rules/publish'
import type { Problem } from '../../src/domain/rules/raw-rules'
import type { People, StaffMember } from '../../src/domain/rules/rules'
import { type Instant, SECOND } from '../../src/domain/time'
import { raiseAlarm } from './alarms'
import { insertDocument, readDocument, updateWhere } from './documents'
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

/** What is live and how it came about, at one revision of the document that holds both. */
export interface Publication {
  /** null when nothing was published yet, or when its seal is broken (then it is made anew) */
  published: Published | null
  state: PublishState
  /** 0 before the first publication */
  revision: number
}

/**
 * One document holds rules, people and state, so that clock and button publishing at once cannot leave the rules of one
 * beside the digest of the other.
 */
interface PublicationDocument {
  content: Published | null
  seal: string
  state: PublishState
  revision: number
}

const LIVE = 'live'
const CACHE_LIFE = 10 * SECOND
let cached: { published: Published; readAt: Instant } | null = null

const NEVER_PUBLISHED: PublishState = {
  publishedAt: null,
  problems: [],
  rulesVersion: 0,
  peopleVersion: 0,
  publishedDigest: '',
  seenDigest: '',
}

/**
 * The rules that are live. Kept in the instance for seconds; a client that saw a newer version makes an older instance
 * read again. Throws RULES_NOT_PUBLISHED while there are none.
 */
export async function livePublished(at: Instant, seenVersion: number | null): Promise<Published> {
  const fresh = cached !== null && at - cached.readAt < CACHE_LIFE && at >= cached.readAt
  if (cached && fresh && (seenVersion === null || cached.published.rules.version >= seenVersion))
    return cached.published
  const { published } = await readPublication(at)
  if (!published) throw new Refusal('RULES_NOT_PUBLISHED', {})
  cached = { published, readAt: at }
  return published
}

/** What is live. Content that does not fit its seal is not, and raises an alarm. */
export async function readPublication(at: Instant): Promise<Publication> {
  const document = await readDocument<PublicationDocument>('published', LIVE)
  if (!document) return { published: null, state: NEVER_PUBLISHED, revision: 0 }
  const { content, seal, state, revision } = document
  if (content === null) return { published: null, state, revision }
  if (isSealed('rules-seal', content, seal)) {
    return { published: { ...content, rules: rulesBroughtUpToDate(content.rules) }, state, revision }
  }
  await raiseAlarm('rules_seal_broken', LIVE, at, '已发布的规则被直接改动过，已按原始文档重新发布')
  return { published: null, state, revision }
}

/** Puts the next publication in the place of the one it was made from. False when somebody else published meanwhile. */
export async function replacePublication(next: Publication): Promise<boolean> {
  const { published: content, state, revision } = next
  const document = { content, seal: sealOf('rules-seal', content), state, revision: revision + 1 }
  if (revision === 0) return insertDocument('published', { _id: LIVE, ...document })
  return updateWhere('published', { _id: LIVE, revision }, document)
}

/** The member of staff that the merchant's documents name for this person; null for everybody else. */
export function staffByOpenid(people: People, openid: string): StaffMember | null {
  return people.staff.find(member => member.openid === openid) ?? null
}
