import { claimOf, MOST_ATTEMPTS } from '../../src/domain/hand-outs/claim-of'
import { type HandOut, isRunning, roundOf } from '../../src/domain/hand-outs/hand-out'
import { type CouponId, deriveId, type PackId } from '../../src/domain/ids'
import { whyNotClaim } from '../../src/domain/pack/claim-coupon'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { linkMac, sha256 } from '../_platform/secrets'
import { entriesByIds } from '../_store/entries'
import { memberGuesser, TRIES_WINDOW_MINUTES, takeTry } from '../_store/tries'

/** What a scanned code carries: 80 bits of keyed hash, so that it fits WeChat's 32 characters and cannot be made up. */
export function sceneOf({ handOutId }: HandOut): string {
  return linkMac(`hand-out|${handOutId}`)
}

/** The hand-out of a scanned code. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES. */
export async function scannedHandOut(scene: string, packId: PackId, rules: Rules, at: Instant): Promise<HandOut> {
  const found = rules.handOuts.find(each => each.to.kind === 'scan' && sceneOf(each) === scene)
  if (found) return found
  if (await takeTry(memberGuesser(packId), at)) throw new Refusal('LINK_UNKNOWN', {})
  throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
}

/** How a member stands to a hand-out: has had its coupon, may have it, or why not. */
export async function standingTo(
  handOut: HandOut,
  pack: Pack,
  rules: Rules,
  at: Instant,
): Promise<{ claimed: CouponId } | { refusal: Refusal | null }> {
  const claimed = await claimedBy(handOut, pack, at)
  if (claimed) return { claimed }
  const { templateId, handOutId, to } = handOut
  if (!isRunning(handOut, at)) return { refusal: new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {}) }
  const template = rules.couponTemplates.find(each => each.templateId === templateId)
  return { refusal: whyNotClaim(pack, template, at, { handOutId, way: to.kind }) }
}

/** The coupon that a member got by a hand-out; null when none was granted. */
export async function claimedBy(handOut: HandOut, pack: Pack, at: Instant): Promise<CouponId | null> {
  const claims = Array.from({ length: MOST_ATTEMPTS }, (_, attempt) =>
    claimOf(roundOf(handOut, at), pack.packId, attempt, sha256),
  )
  const recent = pack.recent.find(entry => claims.some(claimId => claimId === entry.commandId))
  // Nobody who never had one of its kind had it by this.
  const older = recent || !pack.couponClaims[handOut.templateId] ? [] : await entriesByIds(pack.packId, claims)
  const granted = [...(recent ? [recent] : []), ...older].find(entry => entry.facts.kind === 'coupon_claimed')
  return granted ? deriveId('cpn', granted.commandId) : null
}
