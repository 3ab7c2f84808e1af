import { draftFrom, type Published } from '../../src/domain/rules/publish'
import type { Instant } from '../../src/domain/time'
import {
  type PublishState,
  readPublished,
  readPublishState,
  writePublished,
  writePublishState,
} from '../_store/published'
import { digestOf, markProblems, readRawRules } from '../_store/raw-rules'

const NEVER_PUBLISHED: PublishState = {
  publishedAt: null,
  problems: [],
  rulesVersion: 0,
  peopleVersion: 0,
  publishedDigest: '',
  seenDigest: '',
}

/** Publishes the merchant's documents as they are now, and marks what is wrong beside each. */
export async function publishRules(at: Instant): Promise<PublishState> {
  const [raw, live, state] = await Promise.all([readRawRules(), readPublished(at), readPublishState()])
  const { published: drafted, problems } = draftFrom(raw, live, at)
  const published = drafted && live === null ? numberedAfter(drafted, state ?? NEVER_PUBLISHED) : drafted
  const changed = published !== null && published.rules.version !== live?.rules.version
  const peopleChanged = published !== null && published.people.version !== live?.people.version
  if (published && (changed || peopleChanged)) await writePublished(published, at)
  await markProblems(raw, problems)
  const digest = digestOf(raw)
  const publishedAt = changed || peopleChanged ? at : (state?.publishedAt ?? null)
  const next: PublishState = {
    publishedAt,
    problems,
    rulesVersion: published?.rules.version ?? state?.rulesVersion ?? 0,
    peopleVersion: published?.people.version ?? state?.peopleVersion ?? 0,
    publishedDigest: digest,
    seenDigest: digest,
  }
  await writePublishState(next)
  return next
}

/** Rules that had to be made anew (nothing live could be believed) still count on from the versions that phones have seen. */
function numberedAfter({ rules, people }: Published, last: PublishState): Published {
  return {
    rules: { ...rules, version: last.rulesVersion + 1 },
    people: { ...people, version: last.peopleVersion + 1 },
  }
}

/**
 * The clock's part: publishes what was edited once it has been quiet for two looks, so that a half-done edit of several
 * documents does not go live between two saves.
 */
export async function publishWhenQuiet(at: Instant): Promise<'unchanged' | 'waiting' | 'published'> {
  const [raw, live, state] = await Promise.all([readRawRules(), readPublished(at), readPublishState()])
  const { publishedDigest, seenDigest, ...rest } = state ?? NEVER_PUBLISHED
  const digest = digestOf(raw)
  if (live && digest === publishedDigest) return 'unchanged'
  // While nothing is live there is no half-edited shop to protect: nobody should wait for a second look.
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
