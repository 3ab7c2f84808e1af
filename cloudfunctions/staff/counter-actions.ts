import type { CounterOutputs, CounterReceipt, CounterVoided, counterInputs } from '../../src/contract/counter'
import type { CounterTopUp } from '../../src/domain/counter/counter-top-up'
import { addFen } from '../../src/domain/money'
import { Refusal } from '../../src/domain/refusal'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import type { Committed } from '../_usecases/commit-command'
import { topUpAtCounter } from '../_usecases/counter-top-up'
import { holderName } from '../_usecases/holder-name'
import { readPack } from '../_usecases/read-pack'
import { subjectOf } from '../_usecases/redeem-coupon'
import { openDrawerOf } from '../_usecases/shifts'
import { voidCounterTopUp } from '../_usecases/void-counter-top-up'
import { counterOffer } from './counter-offer'

/** Top-ups that are paid in the shop. */
export const counterActions: Actions<typeof counterInputs, CounterOutputs, StaffActor> = {
  'counter.offer': async ({ ticket, amountFen }, { member: staff, published: { rules } }, call) => {
    const { packId } = subjectOf(ticket, 'pay', staff, call.at)
    const [pack, drawer] = await Promise.all([readPack(packId, call.at), openDrawerOf(staff)])
    return counterOffer(pack, { staff, drawer, rules, amountFen: amountFen ?? null, at: call.at })
  },
  'counter.topUp': async ({ ticket, tierId, ...wish }, { member: staff, published: { rules } }, call) => {
    const { packId } = subjectOf(ticket, 'pay', staff, call.at)
    const choice = tierId === null ? { payFen: wish.expectedPayFen } : { tierId }
    return counterReceipt(await topUpAtCounter({ ...wish, packId, choice }, staff, rules, call.at))
  },
  'counter.void': async (wish, { member: staff, published: { rules } }, call) => {
    if (staff.role === 'clerk') throw new Refusal('NOT_ALLOWED', {})
    return counterVoided(await voidCounterTopUp(wish, staff, rules, call.at))
  },
}

/** Drawn from the entry, so that a repeat gets the very same one. */
function counterReceipt({ entry, repeated }: Committed): CounterReceipt {
  const { facts, at, packId, after, seq, hash } = entry
  if (facts.kind !== 'counter_topped_up') throw new Refusal('ORDER_CLOSED', {})
  const { orderId, payFen, bonusFen, by } = facts
  const balanceFen = addFen(after.principalFen, after.bonusFen)
  const coupons = (facts.coupons ?? []).reduce((sum, { couponIds }) => sum + couponIds.length, 0)
  const receipt = { orderId, holder: holderName(packId), payFen, bonusFen, coupons, balanceFen, by }
  return { ...receipt, creditedAt: at, repeated, entry: { seq, hash } }
}

function counterVoided({ orderId, quote, by, progress }: CounterTopUp): CounterVoided {
  if (progress.state !== 'voided') throw new Refusal('TRY_AGAIN', {})
  return { orderId, payFen: quote.payFen, bonusFen: quote.bonusFen, by, voidedAt: progress.voidedAt }
}
