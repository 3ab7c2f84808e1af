import { draftFrom } from '../../src/domain/rules/publish'
import type { Instant } from '../../src/domain/time'
import {
  type PublishState,
  readPublished,
  readPublishState,
  writePublished,
  writePublishState,
} from '../_store/published'
import { digestOf, markProblems, readRawRules } from '../_store/raw-rules'

const NEVER_PUBLISHED: PublishState = { publishedAt: null, problems: [], publishedDigest: '', seenDigest: '' }

/** Publishes the merchant's documents as they are now, and marks what is wrong beside each. */
export async function publishRules(at: Instant): Promise<PublishState> {
  const [raw, live, state] = await Promise.all([readRawRules(), readPublished(at), readPublishState()])
  const { published, problems } = draftFrom(raw, live, at)
  const changed = published !== null && published.rules.version !== live?.rules.version
  const peopleChanged = published !== null && published.people.version !== live?.people.version
  if (published && (changed || peopleChanged)) await writePublished(published, at)
  await markProblems(raw, problems)
  const digest = digestOf(raw)
  const publishedAt = changed || peopleChanged ? at : (state?.publishedAt ?? null)
  const next: PublishState = { publishedAt, problems, publishedDigest: digest, seenDigest: digest }
  await writePublishState(next)
  return next
}

/**
 * The clock's part: publishes what was edited once it has been quiet for two looks, so that a half-done edit of several
 * documents does not go live between two saves.
 */
export async function publishWhenQuiet(at: Instant): Promise<'unchanged' | 'waiting' | 'published'> {
  const [raw, state] = await Promise.all([readRawRules(), readPublishState()])
  const { publishedDigest, seenDigest, ...rest } = state ?? NEVER_PUBLISHED
  const digest = digestOf(raw)
  if (digest === publishedDigest) return 'unchanged'
  // Before the first publishing there is no half-edited shop to protect: nobody should wait for a second look.
  if (digest === seenDigest || state === null) {
    await publishRules(at)
    return 'published'
  }
  await writePublishState({ ...rest, publishedDigest, seenDigest: digest })
  return 'waiting'
}

/** What the merchant's page shows. */
export async function readRulesState(at: Instant): Promise<{
  state: PublishState
  waiting: boolean
  live: Awaited<ReturnType<typeof readPublished>>
}> {
  const [raw, live, state] = await Promise.all([readRawRules(), readPublished(at), readPublishState()])
  const known = state ?? NEVER_PUBLISHED
  return { state: known, waiting: digestOf(raw) !== known.publishedDigest, live }
}
