import { deriveId, type HoldId, type PackId } from '../../src/domain/ids'
import type { HoldEnder } from '../../src/domain/pack/hold'
import { release } from '../../src/domain/pack/release'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

/** Lets go of what is held of a member's balance. A hold is released once: its id names the command. */
export async function releaseHold(
  { packId, holdId, by }: { packId: PackId; holdId: HoldId; by: HoldEnder },
  at: Instant,
): Promise<Committed> {
  try {
    return await commitCommand({
      packId,
      commandId: deriveId('rel', holdId),
      content: { ...by },
      // A release asks no rules: what is held goes back, whatever has been published meanwhile.
      rulesVersion: 0,
      at,
      decide: pack => release(pack, holdId, by, at),
    })
  } catch (error) {
    // The id is the hold's: other content under it means that somebody else has released it already.
    if (error instanceof Refusal && error.code === 'COMMAND_ID_REUSED') throw new Refusal('HOLD_NOT_OPEN', {})
    throw error
  }
}
