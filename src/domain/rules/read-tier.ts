import { fen, NO_MONEY, shareOfFenRoundedDown } from '../money'
import { endOfShopDay, type Instant, instant, startOfShopDay } from '../time'
import type { Tier } from '../top-up/tier'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const LEAST_PAYMENT = fen(100)
const MOST_PAYMENT = fen(500_000)
/** All that are being paid for at once stand in one document. */
const MOST_IN_ALL = 2000
/** A bonus above this share of the price is more often a slip of the finger than a plan. */
const BOLD_BONUS_PERCENT = 50

/**
 * Reads a document of `tiers`. A bold bonus counts only when `confirmBonusYuan` repeats it, and an end that is already
 * past is a slip unless it is the end that the live tier reached by itself.
 */
export function readTier(document: RawDocument, previous: Tier | null, at: Instant): ReadDocument<Tier> {
  const reader = new FieldReader(document)
  const payFen = reader.yuan('payYuan', '充值金额', { least: LEAST_PAYMENT, most: MOST_PAYMENT })
  const bonusFen = reader.yuan('bonusYuan', '赠送金额', { least: NO_MONEY, most: MOST_PAYMENT })
  const bonusValidDays = reader.countOrNothing('bonusValidDays', '赠送有效天数', { least: 30, most: 3650 })
  const perMember = reader.countOrNothing('perMember', '每人限充次数', { least: 1, most: 1000 })
  const total = reader.countOrNothing('total', '总共几份', { least: 1, most: MOST_IN_ALL })
  const startsOn = reader.dayOrNothing('startsOn', '开始日期')
  const endsOn = reader.dayOrNothing('endsOn', '结束日期')
  const firstOnly = reader.flag('firstOnly', '仅限首次充值', false)
  const on = reader.flag('on', '是否上架', true)
  const confirmed = reader.yuanOrNothing('confirmBonusYuan', '确认赠送金额', { least: NO_MONEY, most: MOST_PAYMENT })
  reader.complainIf(startsOn !== null && endsOn !== null && endsOn < startsOn, '结束日期 endsOn 早于开始日期 startsOn')
  const bold = bonusFen > shareOfFenRoundedDown(payFen, BOLD_BONUS_PERCENT, 100)
  const jumped = previous !== null && previous.bonusFen > 0 && bonusFen >= previous.bonusFen * 10
  const why = bold ? '超过充值金额的一半' : '是原来的 10 倍以上'
  reader.complainIf(
    (bold || jumped) && confirmed !== bonusFen,
    `赠送金额 bonusYuan ${why}，如果没有填错，请加一项 confirmBonusYuan，再填一遍同样的金额`,
  )
  const endsAt = endsOn && endOfShopDay(endsOn)
  reader.complainIf(endsAt !== null && endsAt <= at && previous?.endsAt !== endsAt, '结束日期 endsOn 已经过去')
  const startsAt: Instant = startsOn ? startOfShopDay(startsOn) : instant(0)
  const tier: Tier = {
    tierId: document._id,
    payFen,
    bonusFen,
    bonusValidDays,
    startsAt,
    endsAt,
    perMember,
    ...(total !== null && { total }),
    ...(firstOnly && { firstOnly: true as const }),
  }
  return { value: on ? tier : null, problems: reader.finish() }
}
