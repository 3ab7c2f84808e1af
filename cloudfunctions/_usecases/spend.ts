import type { PackId, SpendId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { spend as decide } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

export interface Charge {
  packId: PackId
  /** named by the pay code that was shown: a code pays once */
  spendId: SpendId
  amountFen: Fen
  /** from a shared pack: whose payment it is */
  memberPackId?: PackId | undefined
}

/** Charges a member's balance at this member of staff's till. */
export async function spend(charge: Charge, staff: StaffMember, rules: Rules, at: Instant): Promise<Committed> {
  const { packId, spendId, amountFen, memberPackId } = charge
  const { staffId, storeId } = staff
  const command = { amountFen, storeId, storeName: storeNameIn(rules)(storeId), staffId, memberPackId }
  try {
    return await commitCommand({
      packId,
      commandId: spendId,
      content: { amountFen, storeId, staffId },
      rulesVersion: rules.version,
      at,
      decide: pack => decide(pack, command, rules, at),
    })
  } catch (error) {
    // The id is the pay code's: other content under it means that the code has paid already.
    if (error instanceof Refusal && error.code === 'COMMAND_ID_REUSED') throw new Refusal('CODE_USED', {})
    throw error
  }
}
