import type { ExchangeId, PackId } from '../../src/domain/ids'
import { exchange } from '../../src/domain/pack/exchange'
import type { Exchange } from '../../src/domain/points/exchange-terms'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

export type ExchangeWish = Exchange & { packId: PackId; exchangeId: ExchangeId }

/** Exchanges a member's points for bonus, or bonus for points, exactly as it was shown. */
export function exchangePoints(wish: ExchangeWish, rules: Rules, at: Instant): Promise<Committed> {
  const { packId, exchangeId, direction, points, bonusFen } = wish
  return commitCommand({
    packId,
    commandId: exchangeId,
    content: { direction, points, bonusFen },
    rulesVersion: rules.version,
    at,
    decide: pack => exchange(pack, exchangeId, { direction, points, bonusFen }, rules, at),
  })
}
