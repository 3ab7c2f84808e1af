import type { HandOutOutputs, handOutInputs, ScannedCoupon } from '../../src/contract/hand-outs'
import { couponRules, validityText } from '../../src/domain/coupons/coupon-rules'
import { type HandOut, isRunning } from '../../src/domain/hand-outs/hand-out'
import { type CouponId, deriveId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { type Rules, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { giveHandOut } from '../_usecases/give-hand-out'
import { openPack } from '../_usecases/open-pack'
import { claimedBy, scannedHandOut, standingTo } from '../_usecases/scanned-hand-out'

export const handOutActions: Actions<typeof handOutInputs, HandOutOutputs, Shopper> = {
  'handOut.read': async ({ scene }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const handOut = await scannedHandOut(scene, packId, rules, call.at)
    const standing = await standingTo(handOut, await openPack(packId, call.at), rules, call.at)
    return 'claimed' in standing
      ? scannedCoupon(handOut, rules, standing.claimed, null, call.at)
      : scannedCoupon(handOut, rules, null, standing.refusal, call.at)
  },
  'handOut.claim': async ({ scene }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const handOut = await scannedHandOut(scene, packId, rules, call.at)
    // Whoever has no card yet has one now.
    const pack = await openPack(packId, call.at)
    const before = await claimedBy(handOut, pack, call.at)
    if (before) return scannedCoupon(handOut, rules, before, null, call.at)
    if (!isRunning(handOut, call.at)) throw new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
    const { entry } = await giveHandOut(handOut, packId, rules, call.at)
    return scannedCoupon(handOut, rules, deriveId('cpn', entry.commandId), null, call.at)
  },
}

function scannedCoupon(
  { name, templateId }: HandOut,
  rules: Rules,
  couponId: CouponId | null,
  refusal: Refusal | null,
  at: Instant,
): ScannedCoupon {
  const template = rules.couponTemplates.find(each => each.templateId === templateId)
  // The kind was withdrawn since: the code leads to nothing any more.
  if (!template) throw new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
  const { terms } = template
  return {
    name,
    title: terms.title,
    face: terms.benefit,
    rules: [...couponRules(terms, storeNameIn(rules)), validityText(template, at)],
    couponId,
    refusal: refusal && wordsOf(refusal, at),
  }
}
