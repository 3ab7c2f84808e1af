import type { Coupon } from '../coupons/coupon'
import type { CouponTerms } from '../coupons/terms'
import { type CouponId, deriveId, type PaperBatchId } from '../ids'
import type { Slip } from '../ledger/facts/paper-facts'
import { slipNumberOf } from '../numbered-ids'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Pack } from './pack'

/**
 * Coupons on paper belong to nobody whom the shop knows, so a printed batch is a pack of its own: one use of one slip is
 * one conditional write of it, like everything else. The slips themselves are alike; only those used are named.
 */
export interface Slips {
  batchId: PaperBatchId
  templateId: string
  /** as they were when it was printed: what stands on paper does not change */
  terms: CouponTerms
  printedAt: Instant
  startsAt: Instant
  /** exclusive */
  expiresAt: Instant
  /** how many were printed, numbered from 1 */
  size: number
  /** by the number of each slip that was used */
  uses: Record<string, SlipUse>
  /** names of the stores that uses name by their place in it */
  storeNames: string[]
  /** unused ones that left: withdrawn, or run out */
  gone: number
  /** null while it is good */
  withdrawnAt: Instant | null
}

/** Where and when a slip was used: as short as it can be, because a pack holds hundreds of them. */
export interface SlipUse {
  /** the place in the chain of the entry that says so: what may undo this use and no other */
  seq: number
  at: Instant
  /** place in `storeNames`; one beyond its end is a store that has no name there */
  store: number
}

/** As many as one pack has room for when each of them is used. */
export const MOST_SLIPS = 500
const MOST_STORE_NAMES = 40
const SOME_STORE = '其他门店'

/** Those that can still be used, as far as the ledger knows. */
export function slipsLeft({ size, uses, gone }: Slips): number {
  return size - Object.keys(uses).length - gone
}

/** Which slip of the pack's batch a coupon is; null in a member's pack. */
export function slipOf({ slips }: Pack, couponId: CouponId): Slip | null {
  const number = slips && slipNumberOf(slips.batchId, couponId)
  return slips && number !== null && number >= 1 && number <= slips.size ? { batchId: slips.batchId, number } : null
}

/** A slip as a coupon that can be used, or the real reason why not. */
export function findSlip(pack: Pack, slips: Slips, couponId: CouponId): Coupon | Refusal {
  const slip = slipOf(pack, couponId)
  if (!slip) return new Refusal('CODE_UNKNOWN', {})
  const use = slips.uses[slip.number]
  if (use) {
    const storeName = slips.storeNames[use.store] ?? SOME_STORE
    return new Refusal('COUPON_ALREADY_REDEEMED', { at: use.at, storeName })
  }
  if (slips.withdrawnAt !== null) return new Refusal('PAPER_WITHDRAWN', { at: slips.withdrawnAt })
  const { templateId, terms, printedAt, startsAt, expiresAt } = slips
  return { couponId, templateId, claimId: deriveId('clm', couponId), terms, claimedAt: printedAt, startsAt, expiresAt }
}

/** The slip is used, by the entry that comes next. */
export function withSlipUsed(pack: Pack, { number }: Slip, storeName: string, at: Instant): Pack {
  const { slips, head } = pack
  if (!slips) throw new RangeError('no slips here')
  const known = slips.storeNames.indexOf(storeName)
  const isNew = known < 0 && slips.storeNames.length < MOST_STORE_NAMES
  const storeNames = isNew ? [...slips.storeNames, storeName] : slips.storeNames
  const use: SlipUse = { seq: head.seq + 1, at, store: known < 0 ? slips.storeNames.length : known }
  return { ...pack, slips: { ...slips, storeNames, uses: { ...slips.uses, [number]: use } } }
}

/** The slip as it was before the use that an entry wrote down; null when it is not used, or by another entry. */
export function withSlipBack(pack: Pack, { number }: Slip, seq: number): Pack | null {
  const { slips } = pack
  if (slips?.uses[number]?.seq !== seq) return null
  const { [number]: _back, ...uses } = slips.uses
  return { ...pack, slips: { ...slips, uses } }
}

/** When what is left of a batch runs out; null when nothing is. One that came back after the withdrawal is due at once. */
export function slipsEndAt({ slips }: Pick<Pack, 'slips'>): Instant | null {
  if (!slips || slipsLeft(slips) === 0) return null
  return slips.withdrawnAt ?? slips.expiresAt
}
