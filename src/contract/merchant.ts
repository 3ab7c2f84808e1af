import * as z from 'zod'
import type { Instant } from '../domain/time'

const nothing = z.strictObject({})

export const merchantInputs = {
  /** what is live, what is waiting, what is wrong */
  'rules.state': nothing,
  /** publishes at once what the clock would publish after two quiet ticks */
  'rules.publish': nothing,
}

export type MerchantInputs = { [A in keyof typeof merchantInputs]: z.input<(typeof merchantInputs)[A]> }

export interface MerchantOutputs {
  'rules.state': RulesState
  'rules.publish': RulesState
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
