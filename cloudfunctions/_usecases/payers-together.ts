import type { CodeSubject } from '../../src/domain/codes/code-subject'
import type { Pack } from '../../src/domain/pack/pack'
import { payableBy } from '../../src/domain/pack/pay-together'
import type { Payer } from '../../src/domain/payments/payment'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { loadPack } from '../_store/packs'

/** A pay code that was shown, and the pack behind it as it stands. */
export interface ShownPayer extends Payer {
  pack: Pack
  /** why it cannot pay all that it has; null when it can */
  limit: Refusal | null
}

/**
 * The packs behind pay codes, in the order in which they were shown, and how much each can pay. Throws CODE_USED for a code
 * that has paid or kept something as far as its pack remembers, SHARED_NOT_MEMBER.
 */
export function readPayers(
  shown: readonly Extract<CodeSubject, { what: 'pay' }>[],
  rules: Rules,
  at: Instant,
): Promise<ShownPayer[]> {
  return Promise.all(
    shown.map(async ({ packId, spendId, memberPackId }) => {
      const pack = await loadPack(packId, at)
      if (pack.recent.some(({ commandId }) => commandId === spendId)) throw new Refusal('CODE_USED', {})
      const able = payableBy(pack, memberPackId, rules, at)
      if (able instanceof Refusal) throw able
      return { packId, spendId, ...(memberPackId ? { memberPackId } : {}), pack, ...able }
    }),
  )
}
