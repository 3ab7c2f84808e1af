import type { StatementOutputs, statementInputs } from '../../src/contract/statement'
import { statementLine } from '../../src/domain/ledger/statement-line'
import type { Actions } from '../_platform/serve'
import type { Shopper } from '../_usecases/actors'
import { listChain } from '../_usecases/list-chain'
import { listStatement } from '../_usecases/list-statement'
import { listRoots, readProof } from '../_usecases/read-proofs'
import { readReceipt } from '../_usecases/read-receipt'

const LINES_ON_SCREEN = 20
const LINES_IN_FILE = 200

/** The member's own ledger: lines for reading, entries and proofs for checking. */
export const statementActions: Actions<typeof statementInputs, StatementOutputs, Shopper> = {
  'statement.page': async ({ month = null, group = null, before = null }, { packId }, call) => {
    const { entries, next } = await listStatement(packId, { month, group, before }, LINES_ON_SCREEN, call.at)
    return { lines: entries.map(statementLine), next }
  },
  'statement.export': async ({ before = null }, { packId }, call) => {
    const filter = { month: null, group: null, before }
    const { entries, next } = await listStatement(packId, filter, LINES_IN_FILE, call.at)
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
