import type { RawDocument } from '../../src/domain/rules/field-reader'
import { readAdjustmentRules } from '../../src/domain/rules/read-adjustments'
import { readBatchRules } from '../../src/domain/rules/read-batch'
import { readCheckoutSettings } from '../../src/domain/rules/read-checkout'
import { readCounterRules } from '../../src/domain/rules/read-counter'
import { readCouponTemplate } from '../../src/domain/rules/read-coupon-template'
import type { ReadDocument } from '../../src/domain/rules/read-document'
import { readHandOut } from '../../src/domain/rules/read-hand-out'
import { readMessageRules } from '../../src/domain/rules/read-messages'
import { readPlan } from '../../src/domain/rules/read-plan'
import { readPointsRules } from '../../src/domain/rules/read-points'
import { readPriceRule } from '../../src/domain/rules/read-price-rule'
import { readProduct } from '../../src/domain/rules/read-product'
import { readRefundRules } from '../../src/domain/rules/read-refunds'
import { readRiskRules } from '../../src/domain/rules/read-risk'
import { readShopSettings, readStaffMember, readStore } from '../../src/domain/rules/read-shop'
import { readTier } from '../../src/domain/rules/read-tier'
import { noon, rules } from './given'

type Read = (document: RawDocument) => ReadDocument<unknown>

const known = { storeIds: new Set(['store_nanshan']), shelf: [] }
const coupon: Read = document => readCouponTemplate(document, known)
const least = { title: '券', validDays: 7, perMember: 50 }

/** A document with nothing but what it must have, and how it is read. */
export const documents = {
  adjustments: [readAdjustmentRules, {}],
  refunds: [readRefundRules, {}],
  batch: [readBatchRules, {}],
  checkout: [readCheckoutSettings, {}],
  counter: [readCounterRules, {}],
  messages: [readMessageRules, {}],
  points: [document => readPointsRules(document, new Set(['off_10'])), {}],
  risk: [readRiskRules, {}],
  shop: [readShopSettings, { shopName: '小满咖啡', legalForm: '个体工商户', unnamedCeilingYuan: 1000 }],
  plan: [document => readPlan(document, null, noon), { title: '月月充', payYuan: 100, times: 12 }],
  handOut: [
    document => readHandOut(document, rules.couponTemplates, null, noon),
    { name: '新店', coupon: 'off_10', to: '人群' },
  ],
  priceRule: [document => readPriceRule(document, known, null, noon), { title: '会员价', payPercent: 90 }],
  tier: [document => readTier(document, rules.couponTemplates, null, noon), { payYuan: 5000, bonusYuan: 0 }],
  offCoupon: [coupon, { ...least, kind: '满减', offYuan: 10 }],
  percentCoupon: [coupon, { ...least, kind: '折扣', payPercent: 90 }],
  cashCoupon: [coupon, { ...least, kind: '代金', valueYuan: 10 }],
  itemCoupon: [coupon, { ...least, kind: '兑换', item: '茶' }],
  lessToPay: [coupon, { ...least, kind: '充值立减', offYuan: 10, minimumYuan: 100 }],
  moreBonus: [coupon, { ...least, kind: '充值加送', bonusYuan: 10, minimumYuan: 100 }],
  product: [readProduct, { name: '拿铁', category: '咖啡', priceYuan: 28 }],
  store: [readStore, { name: '南山店' }],
  staff: [
    document => readStaffMember(document, known.storeIds),
    { name: '店员甲', openid: 'o1', role: '店员', store: 'store_nanshan' },
  ],
} satisfies Record<string, [Read, Record<string, unknown>]>
export type Kind = keyof typeof documents

/** A document of a kind with some fields set beside what it must have, read as the clock reads it. */
export function read(kind: Kind, fields: Record<string, unknown> = {}): ReadDocument<unknown> {
  const [how, needed] = documents[kind]
  return (how as Read)({ _id: 'one', ...needed, ...fields })
}

/** What the merchant hears about such a document. */
export const problemsOf = (kind: Kind, fields: Record<string, unknown>) => read(kind, fields).problems
