import { Refusal } from '../../src/domain/refusal'
import { draftFrom, type Published } from '../../src/domain/rules/publish'
import type { Instant } from '../../src/domain/time'
import { pauseBeforeRetry } from '../_platform/pause'
import { type Publication, type PublishState, readPublication, replacePublication } from '../_store/published'
import { digestOf, markProblems, readRawRules } from '../_store/raw-rules'

const MOST_ATTEMPTS = 8

/** Publishes the merchant's documents as they are now, and marks what is wrong beside each. Throws TRY_AGAIN. */
export async function publishRules(at: Instant): Promise<Publication> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    // What is live is read before the documents: whoever publishes later has read them later too.
    const before = await readPublication(at)
    const raw = await readRawRules()
    const { published: drafted, problems } = draftFrom(raw, before.published, at)
    const published = drafted && numbered(drafted, before)
    const digest = digestOf(raw)
    const next: Publication = {
      published,
      state: {
        publishedAt: isNews(published, before) ? at : before.state.publishedAt,
        problems,
        rulesVersion: published?.rules.version ?? before.state.rulesVersion,
        peopleVersion: published?.people.version ?? before.state.peopleVersion,
        publishedDigest: digest,
        seenDigest: digest,
      },
      revision: before.revision,
    }
    if (await replacePublication(next)) {
      await markProblems(raw, problems)
      return next
    }
    await pauseBeforeRetry(attempt)
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** Rules that had to be made anew (nothing live could be believed) still count on from the versions that phones have seen. */
function numbered(drafted: Published, { published, state }: Publication): Published {
  if (published !== null) return drafted
  return {
    rules: { ...drafted.rules, version: state.rulesVersion + 1 },
    people: { ...drafted.people, version: state.peopleVersion + 1 },
  }
}

function isNews(published: Published | null, { state }: Publication): boolean {
  if (!published) return false
  return published.rules.version > state.rulesVersion || published.people.version > state.peopleVersion
}

/**
 * The clock's part: publishes what was edited once it has been quiet for two looks, so that a half-done edit of several
 * documents does not go live between two saves.
 */
export async function publishWhenQuiet(at: Instant): Promise<'unchanged' | 'waiting' | 'published'> {
  const publication = await readPublication(at)
  const { published, state, revision } = publication
  const digest = digestOf(await readRawRules())
  if (published && digest === state.publishedDigest) return 'unchanged'
  // Before the very first publication there is no half-edited shop to protect: nobody should wait for a second look.
  if (digest === state.seenDigest || revision === 0) {
    await publishRules(at)
    return 'published'
  }
  await replacePublication({ ...publication, state: { ...state, seenDigest: digest } })
  return 'waiting'
}

/** What the merchant's page shows. */
export async function readRulesState(
  at: Instant,
): Promise<{ state: PublishState; waiting: boolean; live: Published | null }> {
  const [raw, { published, state }] = await Promise.all([readRawRules(), readPublication(at)])
  return { state, waiting: digestOf(raw) !== state.publishedDigest, live: published }
}
