import type { CouponTemplate } from '../coupons/template'
import type { ClaimId } from '../ids'
import { type Instant, shopDayOf } from '../time'

/** A limit that all members share: the template's stock for ever, or what it may hand out in one day. */
export interface Stock {
  /** names it: the template, and the day behind a colon where the limit is a day's */
  key: string
  amount: number
}

/** What a template limits for all members together; nothing for most templates. */
export function stocksOf(template: CouponTemplate, at: Instant): Stock[] {
  const { templateId } = template
  // Templates that an older version published know of no stock.
  const ever = template.stock ?? null
  const perDay = template.perDay ?? null
  const stocks: Stock[] = []
  if (ever !== null) stocks.push({ key: templateId, amount: ever })
  if (perDay !== null) stocks.push({ key: `${templateId}:${shopDayOf(at)}`, amount: perDay })
  return stocks
}

const MOST_SHARDS = 16
/** A stock smaller than this is one shard: it is over before a queue could form. */
const LEAST_PER_SHARD = 8

/** One of the documents that a stock lies in, so that a rush does not queue at one of them. */
export interface Shard {
  shardId: string
  share: number
}

/** The shards of a stock; their shares add up to it. */
export function shardsOf({ key, amount }: Stock): Shard[] {
  const count = Math.max(1, Math.min(MOST_SHARDS, Math.floor(amount / LEAST_PER_SHARD)))
  return Array.from({ length: count }, (_, place) => ({
    shardId: `${key}:${place}`,
    share: Math.floor(amount / count) + (place < amount % count ? 1 : 0),
  }))
}

/** The shards in the order in which a claim tries them: each claim begins somewhere else, a repeat where it began. */
export function shardsFor(claimId: ClaimId, stock: Stock): Shard[] {
  const shards = shardsOf(stock)
  let start = 0
  for (const character of claimId) start = (start * 31 + character.charCodeAt(0)) % shards.length
  return [...shards.slice(start), ...shards.slice(0, start)]
}
