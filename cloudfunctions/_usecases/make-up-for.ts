import { isRunning } from '../../src/domain/hand-outs/hand-out'
import type { PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { giveHandOut } from './give-hand-out'

/**
 * A top-up failed because the shop could not be paid: gives the member what the merchant gives then, once in a week of the calendar.
 * Answers the coupon's title for the member to read; null when there is none, or this week's was given before. Never fails: the
 * member is told of the failure in any case.
 */
export async function makeUpForFailedTopUp(packId: PackId, rules: Rules, at: Instant): Promise<string | null> {
  const handOut = rules.handOuts.find(each => each.to.kind === 'failed_top_up' && isRunning(each, at))
  if (!handOut) return null
  try {
    const { entry, repeated } = await giveHandOut(handOut, packId, rules, at)
    return entry.facts.kind === 'coupon_claimed' && !repeated ? entry.facts.title : null
  } catch (error) {
    log('nothing given for a failed top-up', { reason: error instanceof Refusal ? error.code : errorText(error) })
    return null
  }
}
