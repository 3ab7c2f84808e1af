import type { AdjustmentRules } from '../adjustments/adjustment-rules'
import type { CounterRules } from '../counter/counter-rules'
import type { CouponTemplate } from '../coupons/template'
import type { HandOut } from '../hand-outs/hand-out'
import type { FaqItem, HelpRules } from '../help/help-rules'
import type { MessageRules } from '../messages/message-rules'
import type { Fen } from '../money'
import type { CardKind } from '../pack/pack'
import type { Plan } from '../plans/plan'
import type { PointsRules } from '../points/points-rules'
import type { PriceRule } from '../pricing/price-rule'
import type { Product } from '../pricing/product'
import type { RefundRules } from '../refunds/refund-rules'
import type { RiskRules } from '../risk/risk-rules'
import type { TillRules } from '../till/till-rules'
import type { BatchRules } from '../top-up/batch'
import type { Tier } from '../top-up/tier'
import type { SpendingRules } from './read-spending'

/** What the merchant's documents say, validated, converted to fen and published under one version. */
export interface Rules {
  version: number
  shop: ShopSettings
  /** by price, lowest first */
  tiers: Tier[]
  /** small top-ups at set times that members can join */
  plans: Plan[]
  points: PointsRules
  adjustments: AdjustmentRules
  refunds: RefundRules
  /** null: nobody tops up at the counter */
  counter: CounterRules | null
  /** null: every top-up is usual */
  risk: RiskRules | null
  /** null: members are told nothing */
  messages: MessageRules | null
  /** null: one card a payment */
  batch: BatchRules | null
  couponTemplates: CouponTemplate[]
  /** coupons that the shop gives to some members by itself */
  handOuts: HandOut[]
  priceRules: PriceRule[]
  products: Product[]
  checkout: CheckoutSettings
  help: HelpRules
  /** the shop's own questions and answers, in their order */
  faq: FaqItem[]
  stores: Store[]
}

export interface CheckoutSettings {
  /** points that pay at an order: how many for a yuan, the fewest at once, at most which share of the order; null: none do */
  pointsAsMoney: { perYuan: number; least: number; mostPercent: number } | null
  /** how long an order keeps what it reserved */
  reservedForMs: number
}

export interface ShopSettings extends SpendingRules {
  shopName: string
  /** what a card may hold, balance and bonus together */
  ceilingFen: Record<CardKind, Fen>
  /** points for each whole yuan spent */
  pointsPerYuan: number
  till: TillRules
  /** from and to which amount a member may choose their own; null: tiers only */
  customTopUp: { leastFen: Fen; mostFen: Fen } | null
}

export interface Store {
  storeId: string
  name: string
}

export type StaffRole = 'clerk' | 'manager' | 'owner'

export interface StaffMember {
  staffId: string
  name: string
  openid: string
  role: StaffRole
  storeId: string
}

/** Published apart from the rules: changes of people must not make every open screen out of date. */
export interface People {
  version: number
  staff: StaffMember[]
}

/** A store's name for people; a store that was closed keeps its id readable. */
export function storeNameIn(rules: Rules): (storeId: string) => string {
  const names = new Map(rules.stores.map(store => [store.storeId, store.name]))
  return storeId => names.get(storeId) ?? '已停业门店'
}
