import type { OrderId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { HOUR, type Instant, later } from '../../src/domain/time'
import type { Tier } from '../../src/domain/top-up/tier'
import { _ } from '../_platform/cloud'
import { changeWhere, findDocuments, insertDocument, readDocument } from './documents'

/** How many of a tier all members together have taken; `pending` are those whose order may still end unpaid. */
interface TierStock {
  taken: number
  pending: Record<OrderId, true>
  /** kept ones that were given back lately, each with when: said again, it is not counted again. Absent: none ever was */
  givenBack?: Record<OrderId, Instant>
}

/** A function lives for less than a minute: after this long nobody says the same again. */
const REMEMBERED = HOUR

const MOST_ATTEMPTS = 3

/**
 * Takes one of a tier that is limited over all members, for an order: the limit stands in the write, so no rush sells more.
 * Taken again while it is pending, nothing more is taken. False when it is sold out.
 */
export async function takeTier({ tierId, total }: Tier, orderId: OrderId): Promise<boolean> {
  if (total === undefined) return true
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const condition = { _id: tierId, taken: _.lt(total), [`pending.${orderId}`]: _.exists(false) }
    if (await change(condition, { taken: _.inc(1), [`pending.${orderId}`]: _.set(true) })) return true
    const there = await readDocument<TierStock>('tier_stock', tierId)
    if (there?.pending[orderId]) return true
    if (there && there.taken >= total) return false
    if (!there) await insertDocument('tier_stock', { _id: tierId, taken: 0, pending: {} })
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** The order was paid: what it took is gone for good. */
export async function keepTier(tierId: string, orderId: OrderId): Promise<void> {
  await change(pendingOf(tierId, orderId), { [`pending.${orderId}`]: _.remove() })
}

/** The order is over without a payment: what it took is there again, once, however often it is said. */
export async function returnTier(tierId: string, orderId: OrderId): Promise<void> {
  await change(pendingOf(tierId, orderId), { [`pending.${orderId}`]: _.remove(), taken: _.inc(-1) })
}

/**
 * What had been kept is there again: a top-up at the counter was taken back. Once, however often it is said within the hour, since the
 * very write that gives it back remembers whose it was.
 */
export async function giveTierBack(tierId: string, orderId: OrderId, at: Instant): Promise<void> {
  const there = await readDocument<TierStock>('tier_stock', tierId)
  const old = Object.entries(there?.givenBack ?? {}).filter(([, since]) => at >= later(since, REMEMBERED))
  const forgotten = Object.fromEntries(old.map(([each]) => [`givenBack.${each}`, _.remove()]))
  const condition = { _id: tierId, taken: _.gt(0), [`givenBack.${orderId}`]: _.exists(false) }
  await change(condition, { ...forgotten, [`givenBack.${orderId}`]: _.set(at), taken: _.inc(-1) })
}

/** The tiers that nobody can take now. Asks nothing when no tier is limited over all members. */
export async function soldOutTiers(tiers: readonly Tier[]): Promise<Set<string>> {
  const limited = tiers.filter(tier => tier.total !== undefined)
  if (limited.length === 0) return new Set()
  const where = { _id: _.in(limited.map(tier => tier.tierId)) }
  const stocks = await findDocuments<TierStock>('tier_stock', { where, limit: limited.length, fields: ['taken'] })
  const taken = new Map(stocks.map(stock => [stock._id, stock.taken]))
  const isGone = (tier: Tier): boolean => (taken.get(tier.tierId) ?? 0) >= (tier.total ?? 0)
  return new Set(limited.filter(isGone).map(tier => tier.tierId))
}

function pendingOf(tierId: string, orderId: OrderId): Record<string, unknown> {
  return { _id: tierId, [`pending.${orderId}`]: true }
}

function change(condition: Record<string, unknown>, data: Record<string, unknown>): Promise<boolean> {
  return changeWhere('tier_stock', condition, data)
}
