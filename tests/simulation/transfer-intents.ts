import type { TransferView } from '../../src/contract/transfers'
import { balanceAt } from './balance'
import type { Intent, Possibility } from './intent'
import type { KnownTransfer } from './memory'
import type { Run } from './run'
import { byShopper } from './shopper-intents'

function startsTransfer(run: Run): Intent {
  const holder = run.memberWithMoney()
  const transferId = run.newId('trf')
  return {
    ...byShopper(holder, 'transfer.start', { transferId }),
    mayRefuse: ['PACK_NOT_OPENED', 'TRANSFER_BLOCKED', 'TRANSFER_NOTHING', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ token }: TransferView) => {
      run.memory.transfers.push({ transferId, holder, token, at: run.roundAt })
      return []
    },
  }
}

const TRANSFER_REFUSALS = [
  ...(['LINK_UNKNOWN', 'TRANSFER_OWN', 'TRANSFER_OVER', 'TRANSFER_NOT_ACCEPTED', 'TRANSFER_CHANGED'] as const),
  ...(['TRANSFER_BLOCKED', 'TRANSFER_NOTHING', 'TRANSFER_NO_ROOM', 'RECEIVE_CEILING', 'CARD_LOTS_FULL'] as const),
]

/** Whether a transfer still waits for somebody's word. */
function isOpen(run: Run) {
  return ({ transferId }: KnownTransfer): boolean =>
    ['offered', 'accepted'].includes(run.auditor.flow('transfers', transferId) ?? '')
}

function acceptsTransfer(run: Run): Intent | null {
  const transfer = run.recall(run.memory.transfers, isOpen(run))
  if (!transfer?.token) return null
  const receiver = run.anyMember()
  return {
    ...byShopper(receiver, 'transfer.accept', { token: transfer.token }),
    mayRefuse: ['PACK_NOT_OPENED', ...TRANSFER_REFUSALS],
    repeatable: true,
    onYes: ({ mine }: TransferView) =>
      mine === 'receiver' && receiver !== transfer.holder ? [] : [`${transfer.transferId} was accepted by ${mine}`],
  }
}

function confirmsTransfer(run: Run): Intent | null {
  const transfer = run.recall(run.memory.transfers, isOpen(run))
  if (!transfer) return null
  const { transferId, holder } = transfer
  const by = run.chance.in(0.95) ? holder : run.anyMember()
  const pack = run.auditor.packOf(holder.packId)
  const expectedFen = pack ? balanceAt(pack, run.roundAt) : 0
  if (expectedFen <= 0) return null
  return {
    ...byShopper(by, 'transfer.confirm', { transferId, expectedFen }),
    mayRefuse: TRANSFER_REFUSALS,
    repeatable: true,
    onYes: ({ state }: TransferView) => {
      if (by !== holder) return [`${transferId} was confirmed by a stranger`]
      const out = run.auditor.entryOf(holder.packId, transferId.replace('trf_', 'tou_'))
      return state.state !== 'done' || out?.facts.kind === 'transfer_sent' ? [] : [`${transferId} is called done`]
    },
  }
}

function cancelsTransfer(run: Run): Intent | null {
  const transfer = run.recall(run.memory.transfers, isOpen(run))
  if (!transfer) return null
  const by = run.chance.in(0.8) ? transfer.holder : run.anyMember()
  return {
    ...byShopper(by, 'transfer.cancel', { transferId: transfer.transferId }),
    mayRefuse: TRANSFER_REFUSALS,
    repeatable: true,
  }
}

/** Whole cards that change hands. */
export const transferPossibilities: readonly Possibility[] = [
  { weight: 1.5, make: startsTransfer },
  { weight: 3, make: acceptsTransfer },
  { weight: 3, make: confirmsTransfer },
  { weight: 0.4, make: cancelsTransfer },
]
