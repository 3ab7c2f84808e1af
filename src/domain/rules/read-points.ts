import { fen } from '../money'
import {
  MOST_EXPIRY_MONTHS,
  MOST_EXPIRY_YEARS,
  type PointsExpiry,
  type PointsRules,
  type RescueRules,
  type ToBonus,
  type ToPoints,
} from '../points/points-rules'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const MOST_POINTS = 1_000_000
/** M2: points are used from 500 on. */
const USUAL_MINIMUM = 500
const USUAL_DAY_CAP = 5_000
const USUAL_MONTH_CAP = 20_000
const DAYS_IN_ROW = 7
const MOST_BANDS = 6

/** Reads the document `points` of `settings`. `templateIds` are the ids of all live templates, so that a misspelt one is found. */
export function readPointsRules(document: RawDocument, templateIds: ReadonlySet<string>): ReadDocument<PointsRules> {
  const reader = new FieldReader(document)
  const toBonus = readToBonus(reader)
  const birthdayTimes = reader.countOrNothing('birthdayTimes', '生日当月积分倍数', { least: 2, most: 5 })
  const value: PointsRules = {
    expiry: readExpiry(reader),
    signIn: readSignIn(reader),
    toBonus,
    toPoints: readToPoints(reader, toBonus),
    rescue: readRescue(reader, templateIds),
    ...(birthdayTimes !== null && { birthdayTimes }),
  }
  return { value, problems: reader.finish() }
}

function readExpiry(reader: FieldReader): PointsExpiry {
  const kind = reader.choice('expiry', '积分有效期', ['永久', '年底', '按月'], '永久')
  const years = reader.countOrNothing('expiryYears', '几年后的年底', { least: 0, most: MOST_EXPIRY_YEARS }) ?? 1
  const months = reader.countOrNothing('expiryMonths', '有效月数', { least: 1, most: MOST_EXPIRY_MONTHS })
  switch (kind) {
    case '永久':
      return { kind: 'never' }
    case '年底':
      return { kind: 'year_end', years }
    case '按月':
      reader.complainIf(months === null, '积分有效期按月时，缺少有效月数 expiryMonths')
      return { kind: 'months', months: months ?? MOST_EXPIRY_MONTHS }
    default:
      return kind satisfies never
  }
}

function readSignIn(reader: FieldReader): PointsRules['signIn'] {
  const range = { length: DAYS_IN_ROW, least: 1, most: 1000 }
  const points = reader.countsOrNothing('signInPoints', '连续签到每天的积分', range)
  const bonus = reader.countOrNothing('signInBonus', '连签 7 天的奖励', { least: 0, most: 1000 }) ?? 0
  return points && { points, seventhDayBonus: bonus }
}

function readToBonus(reader: FieldReader): ToBonus | null {
  const pointsForYuan = reader.countOrNothing('pointsForYuan', '多少积分换 1 元', { least: 1, most: 10_000 })
  const minimumPoints =
    reader.countOrNothing('minimumPoints', '最少换多少积分', { least: 1, most: MOST_POINTS }) ?? USUAL_MINIMUM
  const bonusValidDays = reader.countOrNothing('bonusValidDays', '换得的余额有效天数', { least: 30, most: 3650 }) ?? 365
  const { dayPoints, monthPoints } = readCaps(reader, 'dayPoints', 'monthPoints', '积分换余额')
  if (pointsForYuan === null) return null
  return { pointsForYuan, minimumPoints, bonusValidDays, dayPoints, monthPoints }
}

function readToPoints(reader: FieldReader, toBonus: ToBonus | null): ToPoints | null {
  const pointsPerYuan = reader.countOrNothing('pointsPerBonusYuan', '1 元赠送余额换多少积分', {
    least: 1,
    most: 10_000,
  })
  const minimumFen =
    reader.yuanOrNothing('minimumBonusYuan', '最少换多少元', { least: fen(100), most: fen(100_000) }) ?? fen(100)
  const { dayPoints, monthPoints } = readCaps(reader, 'dayPointsBack', 'monthPointsBack', '余额换积分')
  if (pointsPerYuan === null) return null
  // Otherwise bonus could be exchanged round and round into ever more of it.
  reader.complainIf(
    toBonus !== null && pointsPerYuan > toBonus.pointsForYuan,
    '1 元赠送余额换的积分 pointsPerBonusYuan 不能多于换 1 元要的积分 pointsForYuan',
  )
  return { pointsPerYuan, minimumFen, dayPoints, monthPoints }
}

function readCaps(reader: FieldReader, day: string, month: string, what: string) {
  const range = { least: 1, most: MOST_POINTS }
  const dayPoints = reader.countOrNothing(day, `每天${what}的积分上限`, range) ?? USUAL_DAY_CAP
  const monthPoints = reader.countOrNothing(month, `每月${what}的积分上限`, range) ?? USUAL_MONTH_CAP
  return { dayPoints, monthPoints }
}

function readRescue(reader: FieldReader, templateIds: ReadonlySet<string>): RescueRules | null {
  const withinDays = reader.countOrNothing('rescueDays', '到期后几天内可换券', { least: 1, most: 90 }) ?? 7
  const bands = reader.listOrNothing('rescueCoupons', '到期余额换券', MOST_BANDS, band => {
    const fromFen = band.yuan('fromYuan', '满多少', { least: fen(1), most: fen(500_000) })
    const templateId = band.text('coupon', '券的编号', 64)
    if (templateId && !templateIds.has(templateId)) band.complain(`coupon_templates 里没有 ${templateId}`)
    return { fromFen, templateId }
  })
  return bands && { withinDays, bands: bands.sort((a, b) => b.fromFen - a.fromFen) }
}
