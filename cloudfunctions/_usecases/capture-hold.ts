import { deriveId, type HoldId, type PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { capture } from '../../src/domain/pack/capture'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

export interface CaptureWish {
  packId: PackId
  holdId: HoldId
  /** all that was held, or less: the rest is free again */
  amountFen: Fen
}

/** Takes what this store holds of a member's balance. A hold is captured once: its id names the command. */
export async function captureHold(
  wish: CaptureWish,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const { packId, holdId, amountFen } = wish
  const { staffId, storeId } = staff
  const sale = { amountFen, storeId, storeName: storeNameIn(rules)(storeId), staffId }
  try {
    return await commitCommand({
      packId,
      commandId: deriveId('cap', holdId),
      content: { amountFen, storeId },
      rulesVersion: rules.version,
      at,
      decide: pack => capture(pack, { holdId, sale, by: { kind: 'till', storeId } }, rules, at),
    })
  } catch (error) {
    // The id is the hold's: other content under it means that the hold has been captured already.
    if (error instanceof Refusal && error.code === 'COMMAND_ID_REUSED') throw new Refusal('HOLD_NOT_OPEN', {})
    throw error
  }
}
