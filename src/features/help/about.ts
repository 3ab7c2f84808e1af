import type { ShopperInputs } from '../../contract/shopper'
import type { TicketTopic } from '../../domain/help/ticket'
import type { CouponId, OrderId } from '../../domain/ids'
import type { HelpAbout } from '../../ui/routes'

/** What a page was opened with. */
type Parameters = Partial<Record<'orderId' | 'seq' | 'couponId', string>>

/** What of the member's somebody needs help with, as the page's address says it; undefined: nothing in particular. */
export function aboutOf({ orderId, seq, couponId }: Parameters): HelpAbout | undefined {
  if (orderId) return { orderId }
  if (couponId) return { couponId }
  return Number(seq) > 0 ? { seq: Number(seq) } : undefined
}

export type AskedAbout = NonNullable<ShopperInputs['ticket.open']['about']>

/** The same as the server is told it. */
export function askedAbout(about: HelpAbout | undefined): AskedAbout | null {
  if (!about) return null
  if ('orderId' in about) return { kind: 'order', orderId: about.orderId as OrderId }
  if ('couponId' in about) return { kind: 'coupon', couponId: about.couponId as CouponId }
  return { kind: 'entry', seq: about.seq }
}

const likely: Record<AskedAbout['kind'], TicketTopic> = { order: 'top_up', entry: 'payment', coupon: 'coupon' }

/** What is most likely asked about it; null: anything. */
export function likelyTopic(about: AskedAbout | null): TicketTopic | null {
  return about && likely[about.kind]
}
