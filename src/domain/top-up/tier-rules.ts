import { dayText, type Instant, lastDayBefore } from '../time'
import type { Tier } from './tier'

/** What always holds for what was paid and for what came on top. */
export function quoteRules({ bonusFen, bonusValidDays }: Pick<Tier, 'bonusFen' | 'bonusValidDays'>): string[] {
  if (bonusFen === 0) return ['本金不过期']
  return [bonusValidDays === null ? '赠送部分长期有效' : `赠送部分 ${bonusValidDays} 天内有效`, '本金不过期']
}

/** A tier's conditions in words: the same on the tier, at pay time and in a refusal. */
export function tierRules(tier: Tier, now: Instant): string[] {
  const rules = quoteRules(tier)
  if (tier.firstOnly) rules.push('仅限首次充值')
  if (tier.total !== undefined) rules.push(`总共 ${tier.total} 份，充完即止`)
  if (tier.perMember !== null) rules.push(`每人限充 ${tier.perMember} 次`)
  if (tier.endsAt !== null) rules.push(`活动到${dayText(lastDayBefore(tier.endsAt), now)}`)
  return rules
}
