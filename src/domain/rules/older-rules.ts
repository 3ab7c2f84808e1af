import { USUAL_ADJUSTMENTS } from '../adjustments/adjustment-rules'
import type { CouponTemplate } from '../coupons/template'
import { USUAL_HELP } from '../help/help-rules'
import { PLAIN_POINTS } from '../points/points-rules'
import { USUAL_REFUNDS } from '../refunds/refund-rules'
import { USUAL_CHECKOUT } from './read-checkout'
import { NO_SPEND_LIMITS } from './read-spending'
import type { Rules, ShopSettings } from './rules'

type LaterTemplateFields = Pick<CouponTemplate, 'perMemberPerDay' | 'stock' | 'perDay'>
type StoredTemplate = Omit<CouponTemplate, keyof LaterTemplateFields> & Partial<LaterTemplateFields>
type LaterSettings = Pick<ShopSettings, 'spendLimits' | 'debitOrder' | 'customTopUp'>
type StoredSettings = Omit<ShopSettings, keyof LaterSettings> & Partial<LaterSettings>
type LaterFields = Pick<
  Rules,
  | 'adjustments'
  | 'batch'
  | 'counter'
  | 'faq'
  | 'handOuts'
  | 'help'
  | 'messages'
  | 'plans'
  | 'points'
  | 'refunds'
  | 'risk'
  | 'priceRules'
  | 'products'
  | 'checkout'
>

/** Rules as any version of the product published them. */
export type StoredRules = Omit<Rules, keyof LaterFields | 'couponTemplates' | 'shop'> &
  Partial<LaterFields> & { couponTemplates: StoredTemplate[]; shop: StoredSettings }

const laterTemplateFields: LaterTemplateFields = { perMemberPerDay: null, stock: null, perDay: null }
const laterSettings: LaterSettings = { spendLimits: NO_SPEND_LIMITS, debitOrder: 'bonus_first', customTopUp: null }
const laterFields: LaterFields = {
  adjustments: USUAL_ADJUSTMENTS,
  batch: null,
  counter: null,
  faq: [],
  handOuts: [],
  help: USUAL_HELP,
  messages: null,
  plans: [],
  refunds: USUAL_REFUNDS,
  risk: null,
  points: PLAIN_POINTS,
  priceRules: [],
  products: [],
  checkout: USUAL_CHECKOUT,
}

/** Published rules with everything that this version expects in them: what an older one did not know restricts nothing. */
export function rulesBroughtUpToDate(stored: StoredRules): Rules {
  const couponTemplates = stored.couponTemplates.map(template => ({ ...laterTemplateFields, ...template }))
  const shop = { ...laterSettings, ...stored.shop }
  return { ...laterFields, ...stored, couponTemplates, shop }
}
