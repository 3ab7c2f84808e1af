import { USUAL_ADJUSTMENTS } from '../adjustments/adjustment-rules'
import { PLAIN_POINTS } from '../points/points-rules'
import type { Instant } from '../time'
import type { RawDocument } from './field-reader'
import { readAdjustmentRules } from './read-adjustments'
import { readBatchRules } from './read-batch'
import { readCheckoutSettings, USUAL_CHECKOUT } from './read-checkout'
import { readCounterRules } from './read-counter'
import { readCouponTemplate } from './read-coupon-template'
import type { ReadDocument } from './read-document'
import { readHandOut } from './read-hand-out'
import { readMessageRules } from './read-messages'
import { readPlan } from './read-plan'
import { readPointsRules } from './read-points'
import { readPriceRule } from './read-price-rule'
import { readProduct } from './read-product'
import { readRiskRules } from './read-risk'
import { readShopSettings, readStaffMember, readStore } from './read-shop'
import { readTier } from './read-tier'
import type { People, Rules, ShopSettings, StaffMember } from './rules'

/** The merchant's collections as they lie there. */
export interface RawRules {
  settings: RawDocument[]
  stores: RawDocument[]
  tiers: RawDocument[]
  plans: RawDocument[]
  coupon_templates: RawDocument[]
  hand_outs: RawDocument[]
  price_rules: RawDocument[]
  products: RawDocument[]
  staff: RawDocument[]
}

export type RawCollection = keyof RawRules

export const rawCollections = [
  'settings',
  'stores',
  'tiers',
  'plans',
  'coupon_templates',
  'hand_outs',
  'price_rules',
  'products',
  'staff',
] as const

/** What is wrong with one document, for the merchant to read beside it. */
export interface Problem {
  collection: RawCollection
  documentId: string
  /** Chinese, all problems of the document joined */
  message: string
  /** an older good version of this document is still live */
  olderVersionLive: boolean
}

export interface Published {
  rules: Rules
  people: People
}

export interface Draft {
  /** null while the shop itself (its name, a store) was never described well enough to publish anything */
  published: Published | null
  problems: Problem[]
}

/** The settings document that every shop has. */
export const SETTINGS_ID = 'shop'
/** The settings document about points, which a shop may leave out. */
export const POINTS_ID = 'points'
/** The same about corrections. */
export const ADJUSTMENTS_ID = 'adjustments'
/** The same about top-ups at the counter. */
export const COUNTER_ID = 'counter'
/** The same about what members are told. */
export const MESSAGES_ID = 'messages'
/** The same about several cards in one payment. */
export const BATCH_ID = 'batch'
/** The same about unusual top-ups. */
export const RISK_ID = 'risk'

/**
 * Turns the merchant's documents into the rules that go live. A document with a problem keeps its last good version;
 * a deleted or switched-off one is withdrawn. Versions count up only when something changed, rules and people apart.
 */
export function draftFrom(raw: RawRules, live: Published | null, at: Instant): Draft {
  const problems: Problem[] = []
  const shop = readSettings(raw, live, problems)
  const checkout = readOptionalSettings('checkout', raw, readCheckoutSettings, live?.rules.checkout, problems)
  const stores = readAll('stores', raw, readStore, idsOf(live?.rules.stores, 'storeId'), problems)
  const storeIds = new Set(stores.map(store => store.storeId))
  const products = readAll('products', raw, readProduct, idsOf(live?.rules.products, 'productId'), problems)
  const known = { storeIds, shelf: products }
  const couponTemplates = readAll(
    'coupon_templates',
    raw,
    document => readCouponTemplate(document, known),
    idsOf(live?.rules.couponTemplates, 'templateId'),
    problems,
  )
  const liveTiers = idsOf(live?.rules.tiers, 'tierId')
  const tiers = readAll(
    'tiers',
    raw,
    document => readTier(document, couponTemplates, liveTiers.get(document._id) ?? null, at),
    liveTiers,
    problems,
  ).sort((a, b) => a.payFen - b.payFen || (a.tierId < b.tierId ? -1 : 1))
  const livePlans = idsOf(live?.rules.plans, 'planId')
  const plans = readAll(
    'plans',
    raw,
    document => readPlan(document, livePlans.get(document._id) ?? null, at),
    livePlans,
    problems,
  )
  const liveHandOuts = idsOf(live?.rules.handOuts, 'handOutId')
  const handOuts = readAll(
    'hand_outs',
    raw,
    document => readHandOut(document, couponTemplates, liveHandOuts.get(document._id) ?? null, at),
    liveHandOuts,
    problems,
  )
  const livePriceRules = idsOf(live?.rules.priceRules, 'ruleId')
  const priceRules = readAll(
    'price_rules',
    raw,
    document => readPriceRule(document, known, livePriceRules.get(document._id) ?? null, at),
    livePriceRules,
    problems,
  )
  const templateIds = new Set(couponTemplates.map(template => template.templateId))
  const points = readOptionalSettings(
    POINTS_ID,
    raw,
    document => readPointsRules(document, templateIds),
    live?.rules.points,
    problems,
  )
  const adjustments = readOptionalSettings(ADJUSTMENTS_ID, raw, readAdjustmentRules, live?.rules.adjustments, problems)
  const counter = readOptionalSettings(COUNTER_ID, raw, readCounterRules, live?.rules.counter ?? undefined, problems)
  const messages = readOptionalSettings(MESSAGES_ID, raw, readMessageRules, live?.rules.messages ?? undefined, problems)
  const risk = readOptionalSettings(RISK_ID, raw, readRiskRules, live?.rules.risk ?? undefined, problems)
  const batch = readOptionalSettings(BATCH_ID, raw, readBatchRules, live?.rules.batch ?? undefined, problems)
  const staff = readAll(
    'staff',
    raw,
    document => readStaffMember(document, storeIds),
    idsOf(live?.people.staff, 'staffId'),
    problems,
  )
  rejectSharedOpenids(staff, problems)
  if (!shop) return { published: null, problems }
  const content = {
    shop,
    tiers,
    plans,
    points: points ?? PLAIN_POINTS,
    adjustments: adjustments ?? USUAL_ADJUSTMENTS,
    counter,
    messages,
    risk,
    batch,
    couponTemplates,
    handOuts,
    priceRules,
    products,
    checkout: checkout ?? USUAL_CHECKOUT,
    stores,
  }
  return { published: versioned(content, staff, live), problems }
}

/** A document of `settings` that a shop may do without. Null: there is none, or none that could ever be read. */
function readOptionalSettings<T>(
  documentId: string,
  raw: RawRules,
  read: (document: RawDocument) => ReadDocument<T>,
  lastGood: T | undefined,
  problems: Problem[],
): T | null {
  const document = raw.settings.find(each => each._id === documentId)
  if (!document) return null
  const { value, problems: found } = read(document)
  if (found.length === 0) return value
  const olderVersionLive = lastGood !== undefined
  problems.push({ collection: 'settings', documentId, message: found.join('；'), olderVersionLive })
  return lastGood ?? null
}

function readSettings(raw: RawRules, live: Published | null, problems: Problem[]): ShopSettings | null {
  const document = raw.settings.find(each => each._id === SETTINGS_ID)
  const lastGood = live?.rules.shop ?? null
  const read = document
    ? readShopSettings(document)
    : { value: null, problems: [`settings 里要有一个编号为 ${SETTINGS_ID} 的文档`] }
  if (read.problems.length === 0) return read.value
  problems.push({
    collection: 'settings',
    documentId: SETTINGS_ID,
    message: read.problems.join('；'),
    olderVersionLive: lastGood !== null,
  })
  return lastGood
}

function readAll<T>(
  collection: RawCollection,
  raw: RawRules,
  read: (document: RawDocument) => ReadDocument<T>,
  lastGood: ReadonlyMap<string, T>,
  problems: Problem[],
): T[] {
  const values: T[] = []
  for (const document of raw[collection]) {
    const { value, problems: inside } = read(document)
    const found = isGoodDocumentId(document._id) ? inside : [DOCUMENT_ID_PROBLEM, ...inside]
    const older = lastGood.get(document._id)
    const kept = found.length === 0 ? value : older
    if (kept) values.push(kept)
    if (found.length > 0) {
      const message = found.join('；')
      problems.push({ collection, documentId: document._id, message, olderVersionLive: older !== undefined })
    }
  }
  return values
}

/** Ids become keys of maps in packs: no dots or signs the database reads, no names every object already has. */
function isGoodDocumentId(id: unknown): boolean {
  return typeof id === 'string' && /^[0-9A-Za-z][\w-]{0,63}$/.test(id) && !(id in {})
}

const DOCUMENT_ID_PROBLEM = '文档编号 _id 只能用字母、数字、_ 和 -，最长 64 位'

/** Two staff documents with one OpenID would let the order of reading decide a person's role: neither counts. */
function rejectSharedOpenids(staff: StaffMember[], problems: Problem[]): void {
  const shared = staff.filter(member => staff.some(other => other !== member && other.openid === member.openid))
  for (const member of shared) {
    staff.splice(staff.indexOf(member), 1)
    const message = '另一个店员文档用了同一个 openid，两个都暂不生效'
    problems.push({ collection: 'staff', documentId: member.staffId, message, olderVersionLive: false })
  }
}

function versioned(content: Omit<Rules, 'version'>, staff: StaffMember[], live: Published | null): Published {
  const { version: rulesVersion = 0, ...liveContent } = live?.rules ?? { version: 0 }
  const { version: peopleVersion = 0, staff: liveStaff = null } = live?.people ?? { version: 0 }
  return {
    rules: { ...content, version: rulesVersion + (same(content, liveContent) ? 0 : 1) },
    people: { staff, version: peopleVersion + (same(staff, liveStaff) ? 0 : 1) },
  }
}

function same(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b)
}

/** Documents come back from the database with their keys in any order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([x], [y]) => (x < y ? -1 : 1)))
      : member,
  )
}

function idsOf<T, K extends keyof T>(values: readonly T[] | undefined, key: K): Map<string, T> {
  return new Map((values ?? []).map(value => [String(value[key]), value]))
}
