import * as z from 'zod'
import type { AlarmKind } from '../domain/audit/alarm'
import type { Liability } from '../domain/audit/liability'
import type { DayFigures } from '../domain/figures/day-figures'
import type { Instant } from '../domain/time'
import { type AdjustmentOutputs, adjustmentInputs } from './adjustments'
import { type BillOutputs, billInputs } from './bills'
import { type ClosingOutputs, closingInputs } from './closing'
import { type CouponReportOutputs, couponReportInputs } from './coupon-report'
import { dayField, nothing, withinAYear } from './fields'
import { type HandOutMerchantOutputs, handOutMerchantInputs } from './hand-outs'
import { type ConflictOutputs, conflictInputs } from './offline'
import { type PaperOutputs, paperInputs } from './paper'
import { type RatingReportOutputs, ratingReportInputs } from './ratings'
import { type RiskOutputs, riskInputs } from './risk'
import { type ShopRefundOutputs, shopRefundInputs } from './shop-refunds'
import { type StoredValueOutputs, storedValueInputs } from './stored-value'
import { type TicketDeskOutputs, ticketDeskInputs } from './ticket-desk'

/** All that an owner or a manager may ask. */
export const merchantInputs = {
  ...conflictInputs,
  /** what is live, what is waiting, what is wrong */
  'rules.state': nothing,
  /** publishes at once what the clock would publish after two quiet ticks */
  'rules.publish': nothing,
  ...shopRefundInputs,
  ...billInputs,
  /** sums over the ledger by day, store and kind, both days included; a manager sees the own store */
  'figures.days': withinAYear(z.strictObject({ from: dayField, to: dayField })),
  ...couponReportInputs,
  ...storedValueInputs,
  /** what a person must look at, newest first; the owner's */
  'alarms.list': nothing,
  /** the owner has everything counted anew; what was counted before is shown until that is done */
  'figures.recount': nothing,
  /** what is owed to members by kind of lot and age, and the audit's differences, as of the last night; the owner's */
  'figures.liability': nothing,
  ...handOutMerchantInputs,
  ...paperInputs,
  ...riskInputs,
  ...ticketDeskInputs,
  ...ratingReportInputs,
  ...closingInputs,
  ...adjustmentInputs,
}

export type MerchantInputs = { [A in keyof typeof merchantInputs]: z.input<(typeof merchantInputs)[A]> }

export interface MerchantOutputs
  extends ClosingOutputs,
    AdjustmentOutputs,
    BillOutputs,
    ConflictOutputs,
    CouponReportOutputs,
    PaperOutputs,
    RiskOutputs,
    ShopRefundOutputs,
    RatingReportOutputs,
    TicketDeskOutputs,
    StoredValueOutputs,
    HandOutMerchantOutputs {
  'alarms.list': { alarms: AlarmView[] }
  'rules.state': RulesState
  'rules.publish': RulesState
  'figures.days': { days: DayFigures[] }
  'figures.recount': Record<string, never>
  'figures.liability': { night: LiabilityView | null }
}

/** Once per subject, however often it is met again. */
export interface AlarmView {
  alarmId: string
  kind: AlarmKind
  at: Instant
  message: string
}

/** Fen by kind of lot and by how long ago the money was put in. */
export interface LiabilityView {
  asOf: Instant
  liability: Liability
  packs: number
  entries: number
  /** differences that the audit found that night */
  findings: number
}

export interface RulesState {
  /** 0 while nothing was ever published */
  version: number
  publishedAt: Instant | null
  live: { tiers: LiveTier[]; couponTemplates: number; stores: number; staff: number }
  /** documents that were changed and are not live yet */
  waiting: boolean
  problems: RuleProblem[]
}

export interface LiveTier {
  tierId: string
  /** "充 800 送 120" */
  text: string
}

export interface RuleProblem {
  collection: string
  documentId: string
  /** "送的金额 bonusYuan 不能小于 0" */
  message: string
  /** an older good version of this document is still live */
  olderVersionLive: boolean
}
