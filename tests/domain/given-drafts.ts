import type { RawDocument } from '../../src/domain/rules/field-reader'
import { draftFrom, type Published } from '../../src/domain/rules/publish'
import type { RawRules } from '../../src/domain/rules/raw-rules'
import { frozen, noon, rawRules } from './given'

export const tier: RawDocument = { _id: 'tier_300', payYuan: 300, bonusYuan: 30, bonusValidDays: 365 }

/** What publishing the small shop’s documents with some of them replaced comes to. */
export function draft(changes: Partial<RawRules>, live: Published | null = null, at = noon) {
  return draftFrom(frozen({ ...rawRules(), ...changes }), live && frozen(live), at)
}

/** The same where nothing may be wrong with them. */
export function publishedFrom(changes: Partial<RawRules> = {}, live: Published | null = null, at = noon): Published {
  const { published, problems } = draft(changes, live, at)
  if (!published || problems.length > 0) throw new Error(JSON.stringify(problems))
  return published
}

/** What the merchant reads about the only document that is wrong. */
export function problemOf(changes: Partial<RawRules>, live: Published | null = null): string {
  const { problems } = draft(changes, live)
  expect(problems).toHaveLength(1)
  return problems[0]?.message ?? ''
}
