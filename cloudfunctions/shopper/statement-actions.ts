import type { StatementOutputs, statementInputs } from '../../src/contract/statement'
import { statementLine } from '../../src/domain/ledger/statement-line'
import type { Actions } from '../_platform/serve'
import type { Shopper } from '../_usecases/actors'
import { listChain } from '../_usecases/list-chain'
import { listStatement } from '../_usecases/list-statement'
import { listRoots, readProof } from '../_usecases/read-proofs'
import { readReceipt } from '../_usecases/read-receipt'

/** The member's own ledger: lines for reading, entries and proofs for checking. */
export const statementActions: Actions<typeof statementInputs, StatementOutputs, Shopper> = {
  'statement.page': async ({ month = null, group = null, before = null }, { packId }, call) => {
    const { entries, next } = await listStatement(packId, { month, group, before }, call.at)
    return { lines: entries.map(statementLine), next }
  },
  'statement.receipt': async ({ seq }, { packId }, call) => {
    const { lots, receipt } = await readReceipt(packId, seq, call.at)
    return { line: statementLine(receipt.entry), lots, receipt }
  },
  'statement.chain': async ({ after }, { packId }) => ({ packId, ...(await listChain(packId, after)) }),
  'statement.proofs': async ({ days }, { packId }) => ({
    proofs: await Promise.all(days.map(day => readProof(packId, day))),
  }),
  'statement.roots': ({ after = null }) => listRoots(after),
}
