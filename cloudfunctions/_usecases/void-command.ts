import type { EntryKind } from '../../src/domain/ledger/accounts'
import type { Entry } from '../../src/domain/ledger/entry'
import { commitCommand, type PackCommand } from './commit-command'

/**
 * The fence of a flow: uses up the id of a step that must not happen any more, in the very pack that the step would
 * write. Either the step was done before — then its entry is answered and the flow goes on from there — or it is void, and
 * a function that stalled before it finds that out by the ordinary rule for repeats.
 */
export async function voidCommand(step: Omit<PackCommand, 'decide'>, what: EntryKind): Promise<Entry> {
  const { entry } = await commitCommand({
    ...step,
    decide: pack => ({ pack, facts: { kind: 'voided', what }, movements: [] }),
  })
  return entry
}
