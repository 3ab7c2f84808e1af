import type { PackId, RescueId } from '../../src/domain/ids'
import { rescueBonus as decide } from '../../src/domain/pack/rescue-bonus'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

/** Turns a member's expired bonus into the coupon that the merchant gives for it. */
export function rescueBonus(
  wish: { packId: PackId; rescueId: RescueId; expirySeq: number; templateId: string },
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const { packId, rescueId, expirySeq, templateId } = wish
  return commitCommand({
    packId,
    commandId: rescueId,
    content: { expirySeq, templateId },
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, rescueId, { expirySeq, templateId }, rules, at),
  })
}
