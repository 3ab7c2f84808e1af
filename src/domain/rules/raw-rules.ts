import type { RawDocument } from './field-reader'

/** The collections that the merchant writes. */
export const rawCollections = [
  'settings',
  'stores',
  'tiers',
  'plans',
  'coupon_templates',
  'hand_outs',
  'price_rules',
  'products',
  'faq',
  'staff',
] as const

export type RawCollection = (typeof rawCollections)[number]

/** Their documents as they lie there. */
export type RawRules = Record<RawCollection, RawDocument[]>

/** What is wrong with one document, for the merchant to read beside it. */
export interface Problem {
  collection: RawCollection
  documentId: string
  /** Chinese, all problems of the document joined */
  message: string
  /** an older good version of this document is still live */
  olderVersionLive: boolean
}
