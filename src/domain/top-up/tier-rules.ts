import { dayText, type Instant, lastDayBefore } from '../time'
import type { Tier } from './tier'

/** A tier's conditions in words: the same on the tier, at pay time and in a refusal. */
export function tierRules(tier: Tier, now: Instant): string[] {
  const rules: string[] = []
  if (tier.bonusFen > 0) {
    rules.push(tier.bonusValidDays === null ? '赠送部分长期有效' : `赠送部分 ${tier.bonusValidDays} 天内有效`)
  }
  rules.push('本金不过期')
  if (tier.firstOnly) rules.push('仅限首次充值')
  if (tier.perMember !== null) rules.push(`每人限充 ${tier.perMember} 次`)
  if (tier.endsAt !== null) rules.push(`活动到${dayText(lastDayBefore(tier.endsAt), now)}`)
  return rules
}
