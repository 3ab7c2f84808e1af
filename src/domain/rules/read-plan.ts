import { fen, NO_MONEY, shareOfFenRoundedDown } from '../money'
import type { Plan } from '../plans/plan'
import type { Instant } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import { readSpan } from './read-span'

const LEAST_PAYMENT = fen(100)
const MOST_PAYMENT = fen(500_000)
const BOLD_BONUS_PERCENT = 50

/**
 * Reads a document of `plans`. All bonuses together, when they are more than half of all payments, count only when
 * `confirmBonusYuan` repeats them.
 */
export function readPlan(document: RawDocument, previous: Plan | null, at: Instant): ReadDocument<Plan> {
  const reader = new FieldReader(document)
  const title = reader.offerText('title', '计划名称', 20)
  const payFen = reader.yuan('payYuan', '每期金额', { least: LEAST_PAYMENT, most: MOST_PAYMENT })
  const times = reader.count('times', '期数', { least: 2, most: 36 })
  const rhythm = reader.choice('every', '周期', ['每月', '每周'], '每月') === '每月' ? 'month' : 'week'
  const bonusFen = reader.yuanOrNothing('bonusYuan', '每期赠送', { least: NO_MONEY, most: MOST_PAYMENT }) ?? NO_MONEY
  const lastBonusFen =
    reader.yuanOrNothing('lastBonusYuan', '期满赠送', { least: NO_MONEY, most: MOST_PAYMENT }) ?? NO_MONEY
  const bonusValidDays = reader.countOrNothing('bonusValidDays', '赠送有效天数', { least: 30, most: 3650 })
  const graceDays = reader.countOrNothing('graceDays', '宽限天数', { least: 1, most: 30 }) ?? USUAL_GRACE_DAYS
  const { startsAt, endsAt } = readSpan(reader, previous, at)
  const on = reader.flag('on', '是否开放加入', true)
  const confirmed = reader.yuanOrNothing('confirmBonusYuan', '确认赠送总额', { least: NO_MONEY })
  const wholeBonusFen = fen(bonusFen * times + lastBonusFen)
  const bold = wholeBonusFen > shareOfFenRoundedDown(fen(payFen * times), BOLD_BONUS_PERCENT, 100)
  reader.complainIf(
    bold && confirmed !== wholeBonusFen,
    '全部赠送超过全部充值的一半，如果没有填错，请加一项 confirmBonusYuan，填写各期赠送与期满赠送的总额',
  )
  reader.complainIf(rhythm === 'week' && graceDays > 6, '每周一期时，宽限天数 graceDays 最多 6 天')
  const plan: Plan = {
    planId: document._id,
    title,
    payFen,
    times,
    rhythm,
    bonusFen,
    lastBonusFen,
    bonusValidDays,
    graceDays,
    startsAt,
    endsAt,
  }
  return { value: on ? plan : null, problems: reader.finish() }
}

const USUAL_GRACE_DAYS = 5
