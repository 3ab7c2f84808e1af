import { deriveId, type PackId, type SpendId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { hold } from '../../src/domain/pack/hold'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

export interface HoldWish {
  packId: PackId
  /** named by the pay code that was shown: a code holds or pays, once */
  spendId: SpendId
  amountFen: Fen
  minutes: number
  /** from a shared pack: whose it is */
  memberPackId?: PackId | undefined
}

/** Keeps an amount of a member's balance for this store, to be captured or released before its deadline. */
export async function holdBalance(wish: HoldWish, staff: StaffMember, rules: Rules, at: Instant): Promise<Committed> {
  const { packId, spendId, amountFen, minutes, memberPackId } = wish
  const { staffId, storeId } = staff
  const owner = { kind: 'till' as const, storeId, storeName: storeNameIn(rules)(storeId), staffId }
  const command = {
    holdId: deriveId('hld', spendId),
    owner,
    amountFen,
    until: later(at, minutes * MINUTE),
    memberPackId,
  }
  try {
    return await commitCommand({
      packId,
      commandId: spendId,
      content: { hold: amountFen, minutes, storeId, staffId },
      rulesVersion: rules.version,
      at,
      decide: pack => hold(pack, command, rules, at),
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'COMMAND_ID_REUSED') throw new Refusal('CODE_USED', {})
    throw error
  }
}
