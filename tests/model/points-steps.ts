import { deriveId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { exchange } from '../../src/domain/pack/exchange'
import { signIn } from '../../src/domain/pack/sign-in'
import {
  CEILING,
  expectCode,
  idAt,
  MOST_SUMS,
  POINTS_FOR_YUAN,
  POINTS_PER_BONUS_YUAN,
  rules,
  SEVENTH_DAY,
  SIGN_IN,
} from './real'
import type { Step } from './step'

export const pointsSteps: Record<string, Step> = {
  'sign in': (paper, real, _a, _b, at) => {
    const { signedIn, day } = paper
    const goesOn = signedIn?.day === day - 1 && signedIn.inRow < 7
    const decision = signIn(real.pack, rules, at)
    expectCode(decision, signedIn?.day === day ? 'SIGNED_IN_ALREADY' : null)
    real.commit(decision, idAt('sgn', paper), at)
    if (signedIn?.day === day) return
    const inRow = goesOn && signedIn ? signedIn.inRow + 1 : 1
    paper.signedIn = { day, inRow }
    paper.points += (SIGN_IN[inRow - 1] ?? 0) + (inRow === 7 ? SEVENTH_DAY : 0)
  },

  'points become bonus': (paper, real, a, _b, at) => {
    const [exchangeId, yuan] = [idAt('xch', paper), 1 + (a % 9)]
    const points = yuan * POINTS_FOR_YUAN
    const wish = { direction: 'to_bonus' as const, points, bonusFen: fen(yuan * 100) }
    const decision = exchange(real.pack, exchangeId, wish, rules, at)
    const { card, gifts } = paper.sums
    const noRoom =
      paper.onCard + yuan * 100 > CEILING ? 'NO_ROOM' : card + gifts + 1 > MOST_SUMS ? 'CARD_LOTS_FULL' : null
    const refused = noRoom ?? (paper.points < points ? 'POINTS_TOO_LOW' : null)
    expectCode(decision, refused)
    real.commit(decision, exchangeId, at)
    if (refused) return
    paper.points -= points
    paper.put(deriveId('lot', exchangeId), yuan * 100, true, paper.endAfter(40))
  },

  'bonus becomes points': (paper, real, a, _b, at) => {
    const [exchangeId, yuan] = [idAt('xch', paper), 1 + (a % 30)]
    const wish = { direction: 'to_points' as const, points: yuan * POINTS_PER_BONUS_YUAN, bonusFen: fen(yuan * 100) }
    const decision = exchange(real.pack, exchangeId, wish, rules, at)
    const parts = paper.choose(yuan * 100, paper.at, row => row.isBonus)
    expectCode(decision, parts ? null : 'BONUS_TOO_LOW')
    real.commit(decision, exchangeId, at)
    if (!parts) return
    paper.add(parts, 'left', -1)
    paper.points += yuan * POINTS_PER_BONUS_YUAN
  },
}
