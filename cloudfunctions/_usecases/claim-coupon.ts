import type { CameBy } from '../../src/domain/hand-outs/hand-out'
import type { ClaimId, PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { claimCoupon as decide, whyNotClaim } from '../../src/domain/pack/claim-coupon'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import { stocksOf } from '../../src/domain/stock/shards'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { returnStock, settleStock, type TakeId, takeStock } from '../_store/coupon-stock'
import { findEntry } from '../_store/entries'
import { loadPack } from '../_store/packs'
import { type Committed, commitCommand } from './commit-command'

export interface Claim {
  packId: PackId
  claimId: ClaimId
  templateId: string
  /** the hand-out that gives it; absent: the member's own claim */
  cameBy?: CameBy
}

/**
 * Claims a coupon into the member's own pack. Where all members share a stock, one is taken from it first, under the
 * claim's id; a claim that ends in between is fenced and given back by the clock (`return-stock.ts`).
 */
export async function claimCoupon(wish: Claim, rules: Rules, at: Instant): Promise<Committed> {
  const template = rules.couponTemplates.find(each => each.templateId === wish.templateId)
  const stocks = template ? stocksOf(template, at) : []
  if (!template || stocks.length === 0) return grant(wish, [], rules, at)
  const { packId, claimId, cameBy } = wish
  const pack = await loadPack(packId, at)
  const done =
    pack.recent.some(entry => entry.commandId === claimId) ||
    (pack.evictedAt > 0 && (await findEntry(packId, claimId, at)) !== null)
  if (done) return grant(wish, [], rules, at)
  // Whoever may not have it takes nothing from those who may.
  const voided = pack.voidedClaims.includes(claimId) ? new Refusal('CLAIM_VOIDED', {}) : null
  const refusal = voided ?? whyNotClaim(pack, template, at, cameBy)
  if (refusal) throw refusal
  const takes: TakeId[] = []
  for (const stock of stocks) {
    const taken = await takeStock(stock, claimId, packId, at)
    if (taken === null) throw new Refusal('COUPON_SOLD_OUT', {})
    takes.push(taken)
  }
  const granted = await grant(wish, takes, rules, at)
  await settleQuietly(takes, granted.entry, claimId)
  return granted
}

function grant({ packId, claimId, templateId, cameBy }: Claim, takes: TakeId[], rules: Rules, at: Instant) {
  return commitCommand({
    packId,
    commandId: claimId,
    content: { templateId, ...cameBy },
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, claimId, templateId, rules, at, takes, cameBy),
  })
}

/**
 * The coupon is the member's already. What it was granted for is settled; what a second try at the same moment took beside
 * it goes back, since a claim is granted once. What fails here is left to the clock.
 */
async function settleQuietly(takes: readonly TakeId[], entry: Entry, claimId: ClaimId): Promise<void> {
  try {
    await Promise.all(
      takes.map(each => (tookFor(entry, each) ? settleStock(each, claimId) : returnStock(each, claimId))),
    )
  } catch (error) {
    log('stock left to the clock', { error: errorText(error) })
  }
}

/** Whether an entry is the grant of this taking. */
export function tookFor({ facts }: Entry, takeId: TakeId): boolean {
  return facts.kind === 'coupon_claimed' && (facts.takes ?? []).includes(takeId)
}
