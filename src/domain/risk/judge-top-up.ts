import type { Fen } from '../money'
import { openReservations, type Pack } from '../pack/pack'
import { HOUR, type Instant, later, MINUTE } from '../time'
import { type ConfirmWay, confirmWays, type RiskAction, type RiskReason, type RiskRules, waysOf } from './risk-rules'

/** What is known of a top-up that somebody wants to start. */
export interface WantedTopUp {
  payFen: Fen
  /** since when the member has used this phone; null: never before, or it does not say which it is */
  deviceSince: Instant | null
  /** how many accounts have topped up from this phone, this one included; null: not known */
  deviceAccounts: number | null
}

export type RiskVerdict =
  | { action: 'allow' }
  /** `why` names every rule that was met, `ways` are those that satisfy all of them; neither is ever empty */
  | { action: 'confirm'; ways: ConfirmWay[]; why: RiskReason[] }
  | { action: 'hold'; why: RiskReason[] }

/**
 * Judges a top-up by the merchant's rules. Where no one way of confirming satisfies all that are met, the shop looks. Pure,
 * and the same for everybody.
 * `packs` are the payer's own and, when the money goes elsewhere, the one that it goes to.
 */
export function judgeTopUp(wanted: WantedTopUp, packs: readonly Pack[], rules: RiskRules, at: Instant): RiskVerdict {
  const met = metBy(wanted, packs, rules, at)
  if (met.length === 0) return { action: 'allow' }
  const why = met.map(each => each.reason)
  const ways = confirmWays.filter(way => met.every(each => waysOf(each.action).includes(way)))
  return ways.length > 0 ? { action: 'confirm', ways, why } : { action: 'hold', why }
}

function metBy(
  { payFen, deviceSince, deviceAccounts: accounts }: WantedTopUp,
  packs: readonly Pack[],
  { amount, speed, newDevice, deviceAccounts }: RiskRules,
  at: Instant,
): { reason: RiskReason; action: RiskAction }[] {
  const met: { reason: RiskReason; action: RiskAction }[] = []
  if (amount && payFen >= amount.fromFen) met.push({ reason: 'amount', action: amount.action })
  if (speed && topUpsSince(packs, speed.minutes, at) + 1 > speed.topUps) {
    met.push({ reason: 'speed', action: speed.action })
  }
  if (newDevice && payFen >= newDevice.fromFen && isNew(deviceSince, newDevice.hours, at)) {
    met.push({ reason: 'new_device', action: newDevice.action })
  }
  if (deviceAccounts && (accounts ?? 0) > deviceAccounts.accounts) {
    met.push({ reason: 'device_accounts', action: deviceAccounts.action })
  }
  return met
}

/** Those that were credited since, and those that wait for payment: a burst is not over because nobody has paid yet. */
function topUpsSince(packs: readonly Pack[], minutes: number, at: Instant): number {
  return packs.reduce((sum, pack) => {
    const past = pack.pastTopUps.filter(each => later(each.at, minutes * MINUTE) > at)
    return sum + past.length + openReservations(pack, at).length
  }, 0)
}

function isNew(since: Instant | null, hours: number, at: Instant): boolean {
  return since === null || later(since, hours * HOUR) > at
}
