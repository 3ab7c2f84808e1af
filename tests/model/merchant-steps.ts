import { lotIdsOf } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { adjust } from '../../src/domain/pack/adjust'
import { creditAtCounter, voidAtCounter } from '../../src/domain/pack/counter-top-up'
import { Refusal } from '../../src/domain/refusal'
import { DAY, later } from '../../src/domain/time'
import { CEILING, expectCode, idAt, MOST_SUMS, rules } from './real'
import { pick, type Step, till } from './step'

/** What the shop itself does to a card: corrections, and money taken at the counter. */
export const merchantSteps: Record<string, Step> = {
  correct: (paper, real, a, b, at) => {
    const adjustmentId = idAt('adj', paper)
    const [principal, bonus, points] = [(a % 4001) - 2000, (b % 1001) - 500, (a % 101) - 50]
    const bonusExpiresAt = later(at, 20 * DAY)
    const change = { principalFen: fen(principal), bonusFen: fen(bonus), bonusExpiresAt, points }
    const decision = adjust(real.pack, { adjustmentId, change, proposedBy: 'a', approvedBy: 'b' }, rules, at)
    const fromPrincipal = principal < 0 ? paper.choose(-principal, paper.at, row => !row.isBonus) : []
    const fromBonus = bonus < 0 ? paper.choose(-bonus, paper.at, row => row.isBonus) : []
    const isShort = !fromPrincipal || !fromBonus || paper.points + points < 0
    if (isShort)
      return expectCode(
        decision,
        !fromPrincipal ? 'BALANCE_TOO_LOW' : !fromBonus ? 'BONUS_TOO_LOW' : codeOrRoom(decision),
      )
    // A card that is full may refuse the part that comes; then none of it happens.
    if (decision instanceof Refusal) return expect(['NO_ROOM', 'CARD_LOTS_FULL']).toContain(decision.code)
    real.commit(decision, adjustmentId, at)
    paper.add([...fromPrincipal, ...fromBonus], 'left', -1)
    const lots = lotIdsOf(adjustmentId)
    paper.put(lots.principal, principal, false)
    paper.put(lots.bonus, bonus, true, bonusExpiresAt)
    paper.points += points
  },

  'top up at the counter': (paper, real, a, _b, at) => {
    const orderId = idAt('ord', paper)
    const { tierId, cap, days, ...tier } = a % 2 === 0 ? TIER : CAPPED_TIER
    const quote = { tierId, ...tier, bonusValidDays: days, rulesVersion: 1 }
    const wish = { orderId, choice: { tierId }, quote, by: 'cash', reason: 'pays_cash', ...till } as const
    const decision = creditAtCounter(real.pack, wish, rules, at)
    const uses = paper.atCounter.filter(each => each.tierId === tierId).length
    const { card, gifts } = paper.sums
    const tooMuch = paper.onCard + tier.payFen + tier.bonusFen > CEILING
    const refused =
      uses >= cap
        ? 'TIER_CAP_REACHED'
        : tooMuch
          ? 'CEILING_EXCEEDED'
          : card + gifts + 2 > MOST_SUMS
            ? 'CARD_LOTS_FULL'
            : null
    expectCode(decision, refused)
    real.commit(decision, idAt('top', paper), at)
    if (refused) return
    const { principal, bonus } = lotIdsOf(orderId)
    paper.put(principal, tier.payFen, false)
    paper.put(bonus, tier.bonusFen, true, paper.endAfter(days))
    paper.atCounter.push({ orderId, tierId })
  },

  'void at the counter': (paper, real, a, _b, at) => {
    const done = pick(paper.atCounter, a)
    if (!done) return
    const { orderId, tierId } = done
    const { payFen, bonusFen } = tierId === TIER.tierId ? TIER : CAPPED_TIER
    const wish = { orderId, quote: { tierId, payFen, bonusFen }, by: 'cash', reason: 'wrong_member' } as const
    const decision = voidAtCounter(real.pack, { ...wish, ...till, voidedBy: 'owner' })
    const { principal, bonus } = lotIdsOf(orderId)
    const [paid, given] = [paper.row(principal), paper.row(bonus)]
    const isWhole = paid.left === payFen && given.left === bonusFen && paid.kept + given.kept === 0
    expectCode(decision, isWhole ? null : 'COUNTER_USED')
    real.commit(decision, idAt('cvd', paper), at)
    if (!isWhole) return
    paid.left = 0
    given.left = 0
    paper.atCounter = paper.atCounter.filter(each => each !== done)
  },
}

/** As published by the merchant's documents of the tests. */
const TIER = { tierId: 'tier_300', payFen: fen(30_000), bonusFen: fen(3000), days: 365, cap: Number.POSITIVE_INFINITY }
const CAPPED_TIER = { tierId: 'tier_1500', payFen: fen(150_000), bonusFen: fen(30_000), days: 30, cap: 3 }

/** Points that are missing are told last, after what the card has no room for. */
function codeOrRoom(decision: unknown) {
  const code = decision instanceof Refusal ? decision.code : null
  return code === 'NO_ROOM' || code === 'CARD_LOTS_FULL' ? code : 'POINTS_TOO_LOW'
}
