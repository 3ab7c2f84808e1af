import { createHash } from 'node:crypto'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { type Problem, type RawCollection, type RawRules, rawCollections } from '../../src/domain/rules/raw-rules'
import { db } from '../_platform/cloud'
import { findDocuments } from './documents'

/** More documents than this in one collection is not a shop's rules any more. */
const MOST_DOCUMENTS = 1000

/** All the merchant's documents as they lie there. */
export async function readRawRules(): Promise<RawRules> {
  const read = (collection: RawCollection): Promise<RawDocument[]> =>
    findDocuments<Record<string, unknown>>(collection, { where: {}, orderBy: ['_id', 'asc'], limit: MOST_DOCUMENTS })
  const [settings, stores, tiers, plans, couponTemplates, handOuts, priceRules, products, faq, staff] =
    await Promise.all([
      read('settings'),
      read('stores'),
      read('tiers'),
      read('plans'),
      read('coupon_templates'),
      read('hand_outs'),
      read('price_rules'),
      read('products'),
      read('faq'),
      read('staff'),
    ])
  const coupons = { coupon_templates: couponTemplates, hand_outs: handOuts }
  return { settings, stores, tiers, plans, ...coupons, price_rules: priceRules, products, faq, staff }
}

/** Changes whenever a merchant changes anything; not when we write a problem beside it. */
export function digestOf(raw: RawRules): string {
  const text = JSON.stringify(raw, (key, value: unknown) => (key === '_problem' ? undefined : sortedKeys(value)))
  return createHash('sha256').update(text).digest('hex')
}

function sortedKeys(value: unknown): unknown {
  if (!value || typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Writes each problem beside the document it is about, and takes away the ones that are solved. */
export async function markProblems(raw: RawRules, problems: readonly Problem[]): Promise<void> {
  const messages = new Map(problems.map(problem => [`${problem.collection}/${problem.documentId}`, problem.message]))
  const { command: _ } = db
  for (const collection of rawCollections) {
    for (const document of raw[collection]) {
      const message = messages.get(`${collection}/${document._id}`)
      if (message === document._problem || (message === undefined && !('_problem' in document))) continue
      const _problem = message === undefined ? _.remove() : message
      await db.collection(collection).doc(document._id).update({ data: { _problem } })
    }
  }
}
