import type { CounterOffer, CounterQuote } from '../../src/contract/counter'
import { type Drawer, leftToTake, whyNotTaken } from '../../src/domain/counter/drawer'
import type { Fen } from '../../src/domain/money'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import { type Instant, shopDayOf } from '../../src/domain/time'
import { countOf } from '../../src/domain/top-up/promise'
import { quoteTopUp, type TopUpChoice } from '../../src/domain/top-up/quote'
import { isOnOffer } from '../../src/domain/top-up/tier'
import { holderName } from '../_usecases/holder-name'

interface Asked {
  staff: StaffMember
  /** of the open shift; null without one */
  drawer: Drawer | null
  rules: Rules
  amountFen: Fen | null
  at: Instant
}

/** What a member can top up at this counter, and what this member of staff may take. */
export function counterOffer(pack: Pack, { staff, drawer, rules, amountFen, at }: Asked): CounterOffer {
  const limits = rules.counter?.limits[staff.role]
  const refusal = !limits ? new Refusal('COUNTER_NOT_OFFERED', {}) : drawer ? null : new Refusal('COUNTER_NO_SHIFT', {})
  const day = shopDayOf(at)
  const quoteOf = (choice: TopUpChoice, shown: { payFen: Fen; bonusFen: Fen }): CounterQuote => {
    const quote = quoteTopUp(choice, pack, rules, at)
    const tierId = 'tierId' in choice ? choice.tierId : null
    const { payFen, bonusFen } = quote instanceof Refusal ? shown : quote
    const coupons = quote instanceof Refusal ? 0 : countOf(quote.coupons)
    const mine = limits && drawer ? whyNotTaken(drawer, payFen, limits, day) : null
    const no = quote instanceof Refusal ? quote : mine
    return { tierId, payFen, bonusFen, coupons, unavailable: no && wordsOf(no, at) }
  }
  return {
    holder: holderName(pack.packId),
    balanceFen: balanceOf(pack, at).totalFen,
    tiers: rules.tiers
      .filter(tier => isOnOffer(tier, at) && !(tier.firstOnly && pack.toppedUpFen > 0))
      .map(tier => quoteOf({ tierId: tier.tierId }, tier)),
    amount: amountFen === null ? null : quoteOf({ payFen: amountFen }, { payFen: amountFen, bonusFen: 0 as Fen }),
    mine: limits && drawer ? { onceFen: limits.onceFen, leftTodayFen: leftToTake(drawer, limits, day) } : null,
    refusal: refusal && { code: refusal.code, ...wordsOf(refusal, at) },
  }
}
