import { type CouponTemplate, worthOf } from '../coupons/template'
import { levelNames } from '../members/level'
import { addFen, type Fen, fen, NO_MONEY, shareOfFenRoundedDown, sumFen } from '../money'
import type { Instant } from '../time'
import { countOf, MOST_WITH_TOP_UP, type TierCoupons } from '../top-up/promise'
import type { Tier, TierLevel } from '../top-up/tier'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import { readSpan } from './read-span'

const LEAST_PAYMENT = fen(100)
const MOST_PAYMENT = fen(500_000)
/** All that are being paid for at once stand in one document. */
const MOST_IN_ALL = 2000
/** A bonus above this share of the price is more often a slip of the finger than a plan. */
const BOLD_BONUS_PERCENT = 50

/** A level that is granted lasts for some time: what lasts for ever is what the member's own top-ups come to. */
const LEVEL_DAYS = { least: 30, most: 1100 }

/**
 * Reads a document of `tiers`. A bold bonus, coupons counted at their worth, counts only when `confirmBonusYuan` repeats it, and an end that is already
 * past is a slip unless it is the end that the live tier reached by itself.
 */
export function readTier(
  document: RawDocument,
  templates: readonly CouponTemplate[],
  previous: Tier | null,
  at: Instant,
): ReadDocument<Tier> {
  const reader = new FieldReader(document)
  const payFen = reader.yuan('payYuan', '充值金额', { least: LEAST_PAYMENT, most: MOST_PAYMENT })
  const bonusFen = reader.yuan('bonusYuan', '赠送金额', { least: NO_MONEY, most: MOST_PAYMENT })
  const bonusValidDays = reader.countOrNothing('bonusValidDays', '赠送有效天数', { least: 30, most: 3650 })
  const perMember = reader.countOrNothing('perMember', '每人限充次数', { least: 1, most: 1000 })
  const total = reader.countOrNothing('total', '总共几份', { least: 1, most: MOST_IN_ALL })
  const { startsAt, endsAt } = readSpan(reader, previous, at)
  const firstOnly = reader.flag('firstOnly', '仅限首次充值', false)
  const coupons = readCoupons(reader, templates)
  const level = readLevel(reader)
  const on = reader.flag('on', '是否上架', true)
  const confirmed = reader.yuanOrNothing('confirmBonusYuan', '确认赠送金额', { least: NO_MONEY, most: MOST_PAYMENT })
  const givenFen = addFen(bonusFen, worthOfAll(coupons, templates))
  const bold = givenFen > shareOfFenRoundedDown(payFen, BOLD_BONUS_PERCENT, 100)
  const jumped = previous !== null && previous.bonusFen > 0 && bonusFen >= previous.bonusFen * 10
  const why = bold ? `${coupons ? '和券的价值合起来' : ''}超过充值金额的一半` : '是原来的 10 倍以上'
  reader.complainIf(
    (bold || jumped) && confirmed !== bonusFen,
    `赠送金额 bonusYuan ${why}，如果没有填错，请加一项 confirmBonusYuan，再填一遍同样的金额`,
  )
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
    ...(coupons && { coupons }),
    ...(level && { level }),
  }
  return { value: on ? tier : null, problems: reader.finish() }
}

/** The coupons that come with a tier: known ones, without a stock that others share, and with a worth that a refund can go by. */
function readCoupons(reader: FieldReader, templates: readonly CouponTemplate[]): TierCoupons[] | null {
  const coupons = reader.listOrNothing('coupons', '赠送的券', MOST_WITH_TOP_UP, item => {
    const templateId = item.text('coupon', '券的编号', 64)
    const count = item.countOrNothing('count', '张数', { least: 1, most: MOST_WITH_TOP_UP }) ?? 1
    const problem = templateId ? whyNotGiven(templateId, templates) : null
    if (problem) item.complain(problem)
    return { templateId, count }
  })
  if (!coupons) return null
  const tooMany = countOf(coupons) > MOST_WITH_TOP_UP
  reader.complainIf(tooMany, `赠送的券 coupons 合起来最多 ${MOST_WITH_TOP_UP} 张`)
  const isTwice = new Set(coupons.map(({ templateId }) => templateId)).size < coupons.length
  reader.complainIf(isTwice, '赠送的券 coupons 里同一种券只写一次，用 count 写张数')
  return coupons
}

function whyNotGiven(templateId: string, templates: readonly CouponTemplate[]): string | null {
  const template = templates.find(each => each.templateId === templateId)
  if (!template) return `coupon_templates 里没有 ${templateId}`
  if (template.stock !== null || template.perDay !== null) {
    return `${templateId} 有总张数、预算或每天张数的限制，不能随充值赠送；要限量请用档位的 total`
  }
  if (worthOf(template) !== null) return null
  const missing = template.terms.benefit.kind === 'exchange' ? '商品价值 itemYuan' : '最多减多少 capYuan'
  return `${templateId} 要先填${missing}，退款时按它计算用掉的券`
}

function worthOfAll(coupons: readonly TierCoupons[] | null, templates: readonly CouponTemplate[]): Fen {
  const worths = (coupons ?? []).map(({ templateId, count }) => {
    const template = templates.find(each => each.templateId === templateId)
    return fen(count * ((template && worthOf(template)) ?? 0))
  })
  return sumFen(worths)
}

/** The level that a tier grants, and for how many days: both or neither. */
function readLevel(reader: FieldReader): TierLevel | null {
  const names = Object.keys(levelNames).slice(1)
  const name = reader.choice('level', '升级到', ['不升级', ...names], '不升级')
  const days = reader.countOrNothing('levelDays', '等级有效天数', LEVEL_DAYS)
  const level = levelNames[name]
  reader.complainIf(!level !== (days === null), '升级到 level 和等级有效天数 levelDays 要一起填')
  return level && days !== null ? { level, days } : null
}
