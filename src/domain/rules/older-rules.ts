import type { CouponTemplate } from '../coupons/template'
import { USUAL_CHECKOUT } from './read-checkout'
import type { Rules } from './rules'

type LaterTemplateFields = Pick<CouponTemplate, 'perMemberPerDay' | 'stock' | 'perDay'>
type StoredTemplate = Omit<CouponTemplate, keyof LaterTemplateFields> & Partial<LaterTemplateFields>
type LaterFields = Pick<Rules, 'priceRules' | 'products' | 'checkout'>

/** Rules as any version of the product published them. */
export type StoredRules = Omit<Rules, keyof LaterFields | 'couponTemplates'> &
  Partial<LaterFields> & { couponTemplates: StoredTemplate[] }

const laterTemplateFields: LaterTemplateFields = { perMemberPerDay: null, stock: null, perDay: null }
const laterFields: LaterFields = { priceRules: [], products: [], checkout: USUAL_CHECKOUT }

/** Published rules with everything that this version expects in them: what an older one did not know restricts nothing. */
export function rulesBroughtUpToDate(stored: StoredRules): Rules {
  const couponTemplates = stored.couponTemplates.map(template => ({ ...laterTemplateFields, ...template }))
  return { ...laterFields, ...stored, couponTemplates }
}
