import { type CouponTemplate, expiryOfClaim, isHandedOut } from '../coupons/template'
import type { PaperBatchId } from '../ids'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Stock } from '../stock/shards'
import { stocksOf } from '../stock/shards'
import { type Instant, later, MINUTE } from '../time'

/** What of a template a batch goes by: frozen when it is asked for. */
export type PrintedTemplate = Pick<CouponTemplate, 'templateId' | 'terms' | 'validity' | 'startsAt'>

/** Coupons that are printed on paper: asked for by a manager, good once the ledger says so, withdrawn or not. */
export interface PaperBatch {
  batchId: PaperBatchId
  template: PrintedTemplate
  count: number
  /** what it is for, in the manager's words */
  note: string
  staffId: string
  /** whose managers may see and print it, beside the owner */
  storeId: string
  createdAt: Instant
  /** what all members and batches share, as it was then: taken for the whole batch */
  stocks: Stock[]
  /** who last fetched its codes to print them; absent: nobody yet */
  opened?: { staffId: string; at: Instant }
  progress: PaperBatchState
}

/** Moves forward only. Until `printed` no slip of it is good, from `withdrawing` on none is. */
export type PaperBatchState =
  /** what is limited is taken for all of it */
  | { state: 'taking' }
  /** the codes are written down as keyed hashes, page by page: so many have been */
  | { state: 'coding'; coded: number }
  | { state: 'printed'; at: Instant }
  /** there was less left than it takes: nothing was printed, and what it had taken went back */
  | { state: 'sold_out'; at: Instant }
  | { state: 'withdrawing'; by: string; at: Instant }
  | { state: 'withdrawn'; by: string; at: Instant; count: number }

export type PaperBatchWish = Pick<PaperBatch, 'batchId' | 'count' | 'note' | 'staffId' | 'storeId'> & {
  templateId: string
}

/**
 * A batch before anything was taken. The shop gives it like any hand-out, so a template that members cannot claim can be
 * printed; caps of a member do not reach paper, because nobody knows who holds it.
 */
export function newPaperBatch(wish: PaperBatchWish, rules: Rules, at: Instant): PaperBatch | Refusal {
  const { batchId, templateId, count, note, staffId, storeId } = wish
  if (isAhead(batchId, at)) return new Refusal('COMMAND_ID_TIME', {})
  const template = rules.couponTemplates.find(each => each.templateId === templateId)
  if (!template || whyNotPrintable(template, at)) {
    return (template && whyNotPrintable(template, at)) ?? new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
  }
  const { terms, validity, startsAt } = template
  return {
    batchId,
    template: { templateId, terms, validity, startsAt },
    ...{ count, note, staffId, storeId },
    createdAt: at,
    stocks: stocksOf(template, at),
    progress: { state: 'taking' },
  }
}

/** Why a template cannot be printed now; null when it can. A top-up happens on the phone: paper has no place there. */
export function whyNotPrintable(template: CouponTemplate, at: Instant): Refusal | null {
  if (template.terms.benefit.kind === 'top_up') return new Refusal('COUPON_FOR_TOP_UP', {})
  const isOver = at >= expiryOfClaim(template, at)
  return isHandedOut(template, at) && !isOver ? null : new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
}

/** A function that makes or withdraws a batch lives for less than this. */
const PATIENCE = 2 * MINUTE

/** When the clock looks at a batch that stopped on its way; null when there is nothing to go on with. */
export function paperDueAt({ createdAt, progress }: PaperBatch): Instant | null {
  switch (progress.state) {
    case 'taking':
    case 'coding':
      return later(createdAt, PATIENCE)
    case 'withdrawing':
      return later(progress.at, PATIENCE)
    case 'printed':
    case 'sold_out':
    case 'withdrawn':
      return null
    default:
      return progress satisfies never
  }
}
