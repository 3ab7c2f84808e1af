import type { BirthdayView } from '../../src/contract/habits'
import type { PointsPage, SignInView } from '../../src/contract/points'
import { totalOf } from '../../src/domain/ledger/lots'
import { type Birthday, changeableFrom } from '../../src/domain/members/birthday'
import { lotsOf, type Pack } from '../../src/domain/pack/pack'
import { rescuableNow } from '../../src/domain/pack/rescue-bonus'
import { DAYS_IN_ROW, signInPoints, signInToday } from '../../src/domain/pack/sign-in'
import { exchangeRange } from '../../src/domain/points/exchange-terms'
import { nextPointsExpiry, usableLots, usablePoints } from '../../src/domain/points/point-lots'
import { pointsRulesText } from '../../src/domain/points/points-rules-text'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'

/** Everything that the points page draws, from the one document that was read. */
export function pointsPage(pack: Pack, rules: Rules, at: Instant): PointsPage {
  const toBonus = exchangeRange('to_bonus', pack, rules, at)
  return {
    rulesVersion: rules.version,
    points: usablePoints(pack, at),
    nextExpiry: nextPointsExpiry(pack, at),
    lots: usableLots(pack, at).map(({ points, expiresAt }) => ({ points, expiresAt })),
    signIn: signInView(pack, rules, at),
    toBonus: toBonus && { ...toBonus, bonusValidDays: rules.points.toBonus?.bonusValidDays ?? 0 },
    toPoints: exchangeRange('to_points', pack, rules, at),
    rescues: rescuableNow(pack, rules, at).map(({ expirySeq, fen, template, until }) => {
      const { templateId, terms } = template
      return { expirySeq, fen, templateId, title: terms.title, face: terms.benefit, until }
    }),
    birthday: rules.points.birthdayTimes ? birthdayOf(pack, rules.points.birthdayTimes) : null,
    bonusFen: totalOf(lotsOf(pack), 'bonus', at),
    rules: pointsRulesText(rules),
  }
}

function birthdayOf({ birthday }: Pack, times: number): PointsPage['birthday'] {
  return birthday ? { times, ...birthdayView(birthday) } : { times, month: null, changeableFrom: null }
}

/** The month, and from when on another one may be set. */
export function birthdayView(birthday: Birthday): BirthdayView {
  return { month: birthday.month, changeableFrom: changeableFrom(birthday) }
}

function signInView(pack: Pack, { points: { signIn } }: Rules, at: Instant): SignInView | null {
  if (!signIn) return null
  const { inRow, done } = signInToday(pack, at)
  const week = Array.from({ length: DAYS_IN_ROW }, (_day, place) => signInPoints(signIn, place + 1))
  return { doneToday: done, inRow, week }
}
