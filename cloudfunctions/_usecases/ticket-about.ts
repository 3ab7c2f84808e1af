import type { TicketAbout } from '../../src/domain/help/ticket'
import type { CouponId, OrderId, PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { statementLine } from '../../src/domain/ledger/statement-line'
import { shortYuanText } from '../../src/domain/money'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { listChain } from '../_store/entries'
import { findOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'

/** What of the member's own somebody asks about. */
export type AskedAbout =
  | { kind: 'order'; orderId: OrderId }
  | { kind: 'entry'; seq: number }
  | { kind: 'coupon'; couponId: CouponId }

/**
 * What a ticket is about, called as its owner knows it, and which store it happened in. Only the member's own can be asked
 * about. Throws ORDER_UNKNOWN, ENTRY_UNKNOWN, COUPON_NOT_HELD, and for a coupon PACK_NOT_OPENED and PACK_FROZEN.
 */
export async function whatItIsAbout(
  asked: AskedAbout | null,
  packId: PackId,
  at: Instant,
): Promise<{ about: TicketAbout | null; storeId: string | null }> {
  switch (asked?.kind) {
    case undefined:
      return { about: null, storeId: null }
    case 'order':
      return { about: await anOrder(asked.orderId, packId), storeId: null }
    case 'entry':
      return anEntry(asked.seq, packId, at)
    case 'coupon':
      return { about: await aCoupon(asked.couponId, packId, at), storeId: null }
    default:
      return asked satisfies never
  }
}

/** Whether a ticket is about what somebody asks about. */
export function isAbout(about: TicketAbout | null, asked: AskedAbout | null): boolean {
  return subjectOf(about) === subjectOf(asked)
}

function subjectOf(about: AskedAbout | null): string | number | null {
  switch (about?.kind) {
    case undefined:
      return null
    case 'order':
      return about.orderId
    case 'entry':
      return about.seq
    case 'coupon':
      return about.couponId
    default:
      return about satisfies never
  }
}

async function anOrder(orderId: OrderId, packId: PackId): Promise<TicketAbout> {
  const order = await findOrder(orderId)
  if (order?.packId !== packId) throw new Refusal('ORDER_UNKNOWN', {})
  return { kind: 'order', orderId, title: `充值 ${shortYuanText(order.quote.payFen)}` }
}

/** Read from the ledger and not from the card: whoever's card is frozen wants to ask most. */
async function anEntry(seq: number, packId: PackId, at: Instant) {
  const [written] = await listChain(packId, seq - 1, 1)
  const riding = written?.seq === seq ? written : (await loadPack(packId, at)).recent.find(each => each.seq === seq)
  if (!riding) throw new Refusal('ENTRY_UNKNOWN', {})
  const { title } = statementLine(riding)
  const about: TicketAbout = { kind: 'entry', seq, title }
  return { about, storeId: storeOf(riding) }
}

/** Where it happened: an entry of its own store, or money that a store keeps; null elsewhere. */
function storeOf({ facts }: Entry): string | null {
  if ('storeId' in facts && typeof facts.storeId === 'string') return facts.storeId
  return facts.kind === 'held' && 'storeId' in facts.owner ? facts.owner.storeId : null
}

async function aCoupon(couponId: CouponId, packId: PackId, at: Instant): Promise<TicketAbout> {
  const { coupons, closedCoupons, couponsOut } = await loadPack(packId, at)
  const all = [...coupons, ...closedCoupons, ...Object.values(couponsOut)]
  const coupon = all.find(each => each.couponId === couponId)
  if (!coupon) throw new Refusal('COUPON_NOT_HELD', {})
  return { kind: 'coupon', couponId, title: coupon.terms.title }
}
