import { type InState, isIn } from '../../src/domain/flow'
import { deriveId, type PackId, type TransferId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { partsOf } from '../../src/domain/ledger/parcel'
import type { Fen } from '../../src/domain/money'
import { lotsOf } from '../../src/domain/pack/pack'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { receiveCard, returnCard, sendCard } from '../../src/domain/pack/transfer'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Transfer } from '../../src/domain/transfers/transfer'
import { loadPack } from '../_store/packs'
import { transfers } from '../_store/transfers'
import { changePack } from './change-pack'
import { commitCommand, type PackCommand } from './commit-command'
import { moveFlow } from './move-flow'
import { voidCommand } from './void-command'

/** What the two cards may say to the move. Anything else is trouble on the way and no answer. */
const answers: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  ...(['TRANSFER_CHANGED', 'TRANSFER_BLOCKED', 'TRANSFER_NOTHING'] as const),
  ...(['RECEIVE_CEILING', 'CARD_LOTS_FULL', 'PACK_FULL'] as const),
])

/** The holder's last word, judged on both cards before it counts; then the move, which whoever comes next may finish. */
export async function confirmTransfer(
  transfer: Transfer,
  expectedFen: Fen,
  rules: Rules,
  at: Instant,
): Promise<Transfer> {
  if (isIn(transfer, 'accepted')) {
    if (at >= transfer.confirmBefore) throw new Refusal('TRANSFER_OVER', {})
    await judge(transfer, expectedFen, rules, at)
    const { receiverPackId } = transfer.progress
    const sending = await moveFlow(transfers, transfer, {
      state: 'sending',
      receiverPackId,
      expectedFen,
      confirmedAt: at,
    })
    return confirmTransfer(sending, expectedFen, rules, at)
  }
  if (isIn(transfer, 'offered')) throw new Refusal('TRANSFER_NOT_ACCEPTED', {})
  const moved = await moveCard(transfer, rules, at)
  if (!isIn(moved, 'done')) throw new Refusal('TRANSFER_OVER', {})
  return moved
}

async function judge(
  transfer: InState<Transfer, 'accepted'>,
  expectedFen: Fen,
  rules: Rules,
  at: Instant,
): Promise<void> {
  const { transferId, holderPackId, progress } = transfer
  const [holder, receiver] = await Promise.all([loadPack(holderPackId, at), loadPack(progress.receiverPackId, at)])
  const sent = sendCard(holder, transferId, expectedFen, at)
  if (sent instanceof Refusal) throw sent
  const received = receiveCard(receiver, transferId, partsOf(lotsOf(holder)), rules, at)
  if (received instanceof Refusal) throw new Refusal('TRANSFER_NO_ROOM', {})
}

/** Brings an agreed transfer to its end, from wherever it stands. */
export async function moveCard(transfer: Transfer, rules: Rules, at: Instant): Promise<Transfer> {
  if (isIn(transfer, 'sending')) return moveCard(await send(transfer, rules, at), rules, at)
  if (isIn(transfer, 'sent')) return moveCard(await receive(transfer, rules, at), rules, at)
  if (isIn(transfer, 'returning')) return putBack(transfer, at)
  return transfer
}

async function send(transfer: InState<Transfer, 'sending'>, rules: Rules, at: Instant): Promise<Transfer> {
  const { transferId, holderPackId, progress } = transfer
  const { receiverPackId, expectedFen } = progress
  const step = stepOf(holderPackId, deriveId('tou', transferId), transferId, rules.version, at)
  const { facts } = await decidedOnce(step, 'transfer_sent', pack => sendCard(pack, transferId, expectedFen, at))
  return moveFlow(
    transfers,
    transfer,
    facts.kind === 'transfer_sent'
      ? { state: 'sent', receiverPackId, parts: facts.parts, sentAt: at }
      : { state: 'cancelled', reason: 'refused', cancelledAt: at },
  )
}

async function receive(transfer: InState<Transfer, 'sent'>, rules: Rules, at: Instant): Promise<Transfer> {
  const { transferId, holderPackId, progress } = transfer
  const { receiverPackId, parts } = progress
  const step = stepOf(receiverPackId, deriveId('tin', transferId), transferId, rules.version, at)
  const { facts } = await decidedOnce(step, 'transfer_received', pack =>
    receiveCard(pack, transferId, parts, rules, at),
  )
  if (facts.kind !== 'transfer_received') return moveFlow(transfers, transfer, { state: 'returning', since: at })
  await changePack(holderPackId, at, pack => (pack.parcels[transferId] ? forgetParcel(pack, transferId) : null))
  return moveFlow(transfers, transfer, { state: 'done', receiverPackId, doneAt: at })
}

async function putBack(transfer: InState<Transfer, 'returning'>, at: Instant): Promise<Transfer> {
  const { transferId, holderPackId } = transfer
  const step = stepOf(holderPackId, deriveId('tbk', transferId), transferId, 0, at)
  await commitCommand({ ...step, decide: pack => returnCard(pack, transferId) })
  return moveFlow(transfers, transfer, { state: 'cancelled', reason: 'refused', cancelledAt: at })
}

function stepOf(
  packId: PackId,
  commandId: PackCommand['commandId'],
  transferId: TransferId,
  rulesVersion: number,
  at: Instant,
): Omit<PackCommand, 'decide'> {
  return { packId, commandId, content: { transferId }, rulesVersion, at }
}

/** Commits a step, or, when the card says no, uses its id up: from then on the answer is the same for everybody. */
async function decidedOnce(
  step: Omit<PackCommand, 'decide'>,
  what: 'transfer_sent' | 'transfer_received',
  decide: PackCommand['decide'],
): Promise<Entry> {
  try {
    return (await commitCommand({ ...step, decide })).entry
  } catch (error) {
    if (!(error instanceof Refusal) || !answers.has(error.code)) throw error
    return voidCommand(step, what)
  }
}
