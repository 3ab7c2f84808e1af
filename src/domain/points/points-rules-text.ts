import type { Rules } from '../rules/rules'
import type { PointsExpiry } from './points-rules'

/** What applies to all points, in words: the same wherever it is read. */
export function pointsRulesText({ shop, points }: Rules): string[] {
  const earned = shop.pointsPerYuan > 0 ? [`余额消费每满 1 元得 ${shop.pointsPerYuan} 积分`] : []
  const caps = points.toBonus ? [capsText('积分换余额', points.toBonus.dayPoints, points.toBonus.monthPoints)] : []
  const back = points.toPoints ? [capsText('余额换积分', points.toPoints.dayPoints, points.toPoints.monthPoints)] : []
  const birthday = points.birthdayTimes ? [`生日当月消费得 ${points.birthdayTimes} 倍积分`] : []
  return [...earned, ...birthday, expiryText(points.expiry), ...caps, ...back, '本金不参与兑换']
}

function expiryText(expiry: PointsExpiry): string {
  switch (expiry.kind) {
    case 'never':
      return '积分永久有效'
    case 'year_end':
      return `积分有效期至获得${yearText(expiry.years)}底`
    case 'months':
      return `积分自获得起 ${expiry.months} 个月后的月底到期`
    default:
      return expiry satisfies never
  }
}

function yearText(years: number): string {
  if (years === 0) return '当年年'
  return years === 1 ? '次年年' : `后第 ${years} 年年`
}

function capsText(what: string, day: number, month: number): string {
  return `${what}每天最多 ${day} 积分，每月最多 ${month} 积分`
}
