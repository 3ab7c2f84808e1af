import type { LookedUp } from '../../src/contract/staff'
import { writeTicket } from '../../src/domain/codes/ticket'
import { couponRules } from '../../src/domain/coupons/coupon-rules'
import { whyNot } from '../../src/domain/coupons/eligibility'
import { needsOrderAmount } from '../../src/domain/coupons/terms'
import { isRegistered } from '../../src/domain/devices/device'
import type { Fen } from '../../src/domain/money'
import { discountFor, findCoupon } from '../../src/domain/pack/redeem-coupon'
import { slipOf } from '../../src/domain/pack/slips'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { ticketMac } from '../_platform/secrets'
import { countRefusedCode } from '../_usecases/count-refused-code'
import { holderName, slipName } from '../_usecases/holder-name'
import type { KnownCode } from '../_usecases/look-up-code'
import { readPack } from '../_usecases/read-pack'
import { payerName } from '../_usecases/shared-name'
import { holdsOf } from './hold-receipts'

interface At {
  staff: StaffMember
  rules: Rules
  orderFen: Fen | null
  at: Instant
}

/** What the till shows for a code that is known: what it is, whose, what it gives, and why not. */
export async function lookedUp(
  { subject, deviceId }: KnownCode,
  { staff, rules, orderFen, at }: At,
): Promise<LookedUp> {
  const pack = await readPack(subject.packId, at)
  // A phone that has lost its place among the member's is no longer believed, however well it signs.
  if (deviceId !== null && !isRegistered(pack, deviceId)) throw new Refusal('CODE_EXPIRED', {})
  const ticket = writeTicket(subject, staff, at, ticketMac)
  if (subject.what === 'pay') {
    return { what: 'pay', ticket, holder: payerName(pack, subject.memberPackId), holds: holdsOf(pack, staff) }
  }
  const slip = slipOf(pack, subject.couponId)
  const holder = slip ? slipName(slip) : holderName(subject.packId)
  const coupon = findCoupon(pack, subject.couponId)
  if (coupon instanceof Refusal) {
    await countRefusedCode(subject.couponId, coupon, at)
    throw coupon
  }
  const storeNameOf = storeNameIn(rules)
  const refusal = whyNot(coupon, { storeId: staff.storeId, storeNameOf, orderFen, at })
  const { terms, expiresAt } = coupon
  return {
    what: 'coupon',
    ticket,
    holder,
    title: terms.title,
    face: terms.benefit,
    rules: couponRules(terms, storeNameOf),
    expiresAt,
    needsOrderAmount: needsOrderAmount(terms.benefit),
    discountFen: needsOrderAmount(terms.benefit) ? discountFor(coupon, orderFen) : null,
    // Asking for the amount is the next step of the till, not a reason against the coupon.
    refusal:
      refusal && refusal.code !== 'COUPON_NEEDS_ORDER_AMOUNT' ? { code: refusal.code, ...wordsOf(refusal, at) } : null,
  }
}
