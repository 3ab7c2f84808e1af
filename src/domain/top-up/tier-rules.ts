import { benefitText } from '../coupons/terms'
import { levelName } from '../members/level'
import { dayText, type Instant, lastDayBefore } from '../time'
import type { PromisedCoupons } from './promise'
import type { Quote } from './quote'
import type { Tier } from './tier'

/** What always holds for what was paid and for what comes with it. */
export function quoteRules({
  bonusFen,
  bonusValidDays,
  coupons = [],
  level,
}: Pick<Quote, 'bonusFen' | 'bonusValidDays' | 'coupons' | 'level'>): string[] {
  const bonus = bonusValidDays === null ? '赠送部分长期有效' : `赠送部分 ${bonusValidDays} 天内有效`
  return [
    ...(bonusFen > 0 ? [bonus] : []),
    ...coupons.map(couponText),
    ...(coupons.length > 0 ? ['退款时收回没用的券，用掉的按实际优惠扣除'] : []),
    ...(level ? [`到账后升为${levelName(level.level)}，${level.days} 天内有效`] : []),
    '本金不过期',
  ]
}

/** "送 满减券 2 张：满 50 减 10" */
function couponText({ terms, count }: PromisedCoupons): string {
  return `送 ${terms.title} ${count} 张：${benefitText(terms.benefit)}`
}

/** A tier's conditions in words: the same on the tier, at pay time and in a refusal. `coupons` are what it promises now. */
export function tierRules(tier: Tier, coupons: PromisedCoupons[], now: Instant): string[] {
  const { bonusFen, bonusValidDays, level } = tier
  const rules = quoteRules({ bonusFen, bonusValidDays, coupons, ...(level && { level }) })
  if (tier.firstOnly) rules.push('仅限首次充值')
  if (tier.total !== undefined) rules.push(`总共 ${tier.total} 份，充完即止`)
  if (tier.perMember !== null) rules.push(`每人限充 ${tier.perMember} 次`)
  if (tier.endsAt !== null) rules.push(`活动到${dayText(lastDayBefore(tier.endsAt), now)}`)
  return rules
}
