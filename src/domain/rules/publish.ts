import { USUAL_ADJUSTMENTS } from '../adjustments/adjustment-rules'
import { USUAL_HELP } from '../help/help-rules'
import { PLAIN_POINTS } from '../points/points-rules'
import { USUAL_REFUNDS } from '../refunds/refund-rules'
import type { Instant } from '../time'
import type { Problem, RawRules } from './raw-rules'
import { RawRulesReader } from './raw-rules-reader'
import { readAdjustmentRules } from './read-adjustments'
import { readBatchRules } from './read-batch'
import { readCheckoutSettings, USUAL_CHECKOUT } from './read-checkout'
import { readCounterRules } from './read-counter'
import { readCouponTemplate } from './read-coupon-template'
import { readHandOut } from './read-hand-out'
import { readFaq, readHelpRules } from './read-help'
import { readMessageRules } from './read-messages'
import { readPlan } from './read-plan'
import { readPointsRules } from './read-points'
import { readPriceRule } from './read-price-rule'
import { readProduct } from './read-product'
import { readRefundRules } from './read-refunds'
import { readRiskRules } from './read-risk'
import { readShopSettings, readStaffMember, readStore } from './read-shop'
import { readTier } from './read-tier'
import type { People, Rules, StaffMember } from './rules'

export interface Published {
  rules: Rules
  people: People
}

export interface Draft {
  /** null while the shop itself (its name, a store) was never described well enough to publish anything */
  published: Published | null
  problems: Problem[]
}

/**
 * Turns the merchant's documents into the rules that go live. A document with a problem keeps its last good version;
 * a deleted or switched-off one is withdrawn. Versions count up only when something changed, rules and people apart.
 */
export function draftFrom(raw: RawRules, live: Published | null, at: Instant): Draft {
  const reader = new RawRulesReader(raw)
  const was = live?.rules
  const shop = reader.required('shop', was?.shop, readShopSettings)
  const checkout = reader.optional('checkout', was?.checkout, readCheckoutSettings)
  const stores = reader.all('stores', 'storeId', was?.stores, readStore)
  const storeIds = new Set(stores.map(store => store.storeId))
  const products = reader.all('products', 'productId', was?.products, readProduct)
  const known = { storeIds, shelf: products }
  const couponTemplates = reader.all('coupon_templates', 'templateId', was?.couponTemplates, document =>
    readCouponTemplate(document, known),
  )
  const templateIds = new Set(couponTemplates.map(template => template.templateId))
  const tiers = reader
    .all('tiers', 'tierId', was?.tiers, (document, lastGood) => readTier(document, couponTemplates, lastGood, at))
    .sort((a, b) => a.payFen - b.payFen || (a.tierId < b.tierId ? -1 : 1))
  const plans = reader.all('plans', 'planId', was?.plans, (document, lastGood) => readPlan(document, lastGood, at))
  const handOuts = reader.all('hand_outs', 'handOutId', was?.handOuts, (document, lastGood) =>
    readHandOut(document, couponTemplates, lastGood, at),
  )
  const priceRules = reader.all('price_rules', 'ruleId', was?.priceRules, (document, lastGood) =>
    readPriceRule(document, known, lastGood, at),
  )
  const points = reader.optional('points', was?.points, document => readPointsRules(document, templateIds))
  const adjustments = reader.optional('adjustments', was?.adjustments, readAdjustmentRules)
  const refunds = reader.optional('refunds', was?.refunds, readRefundRules)
  const counter = reader.optional('counter', was?.counter, readCounterRules)
  const messages = reader.optional('messages', was?.messages, readMessageRules)
  const help = reader.optional('help', was?.help, readHelpRules)
  const faq = reader
    .all('faq', 'faqId', was?.faq, readFaq)
    .sort((a, b) => a.order - b.order || (a.faqId < b.faqId ? -1 : 1))
  const risk = reader.optional('risk', was?.risk, readRiskRules)
  const batch = reader.optional('batch', was?.batch, readBatchRules)
  const staff = withOneOpenidEach(
    reader.all('staff', 'staffId', live?.people.staff, document => readStaffMember(document, storeIds)),
    reader,
  )
  const { problems } = reader
  if (!shop) return { published: null, problems }
  const content = {
    shop,
    tiers,
    plans,
    points: points ?? PLAIN_POINTS,
    adjustments: adjustments ?? USUAL_ADJUSTMENTS,
    refunds: refunds ?? USUAL_REFUNDS,
    counter,
    messages,
    risk,
    batch,
    couponTemplates,
    handOuts,
    priceRules,
    products,
    checkout: checkout ?? USUAL_CHECKOUT,
    help: help ?? USUAL_HELP,
    faq,
    stores,
  }
  return { published: versioned(content, staff, live), problems }
}

/** Two staff documents with one OpenID would let the order of reading decide a person's role: neither counts. */
function withOneOpenidEach(staff: StaffMember[], reader: RawRulesReader): StaffMember[] {
  const isShared = (member: StaffMember) => staff.some(other => other !== member && other.openid === member.openid)
  for (const { staffId } of staff.filter(isShared))
    reader.report('staff', staffId, ['另一个店员文档用了同一个 openid，两个都暂不生效'], false)
  return staff.filter(member => !isShared(member))
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
