import type { TransferOutputs, TransferView, transferInputs } from '../../src/contract/transfers'
import { isIn } from '../../src/domain/flow'
import { Refusal } from '../../src/domain/refusal'
import type { Transfer } from '../../src/domain/transfers/transfer'
import type { Actions, Call } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import {
  acceptTransfer,
  cancelTransfer,
  listTransfers,
  ownTransfer,
  startTransfer,
  transferOfLink,
} from '../_usecases/agree-transfer'
import { confirmTransfer } from '../_usecases/move-card'
import { readPack } from '../_usecases/read-pack'
import { transferView } from './transfer-view'

export const transferActions: Actions<typeof transferInputs, TransferOutputs, Shopper> = {
  'transfer.start': async ({ transferId }, actor, call) =>
    drawn(await startTransfer(transferId, actor.packId, call.at), actor, call),
  'transfer.read': async ({ token }, actor, call) =>
    drawn(await transferOfLink(token, actor.packId, call.at), actor, call),
  'transfer.accept': async ({ token }, actor, call) => {
    const [{ rules }, transfer] = await Promise.all([publishedFor(call), transferOfLink(token, actor.packId, call.at)])
    return drawn(await acceptTransfer(transfer, actor.packId, rules, call.at), actor, call)
  },
  'transfer.confirm': async ({ transferId, expectedFen }, actor, call) => {
    const [{ rules }, transfer] = await Promise.all([publishedFor(call), holderTransfer(transferId, actor)])
    return drawn(await confirmTransfer(transfer, expectedFen, rules, call.at), actor, call)
  },
  'transfer.cancel': async ({ transferId }, actor, call) =>
    drawn(await cancelTransfer(await ownTransfer(transferId, actor.packId), actor.packId, call.at), actor, call),
  'transfer.list': async (_input, actor, call) => {
    const started = await listTransfers(actor.packId)
    return { started: await Promise.all(started.map(transfer => drawn(transfer, actor, call))) }
  },
}

/** Only the holder has the last word. */
async function holderTransfer(transferId: Transfer['transferId'], { packId }: Shopper): Promise<Transfer> {
  const transfer = await ownTransfer(transferId, packId)
  if (transfer.holderPackId !== packId) throw new Refusal('LINK_UNKNOWN', {})
  return transfer
}

/** What the holder has now is shown while it is what would move. */
async function drawn(transfer: Transfer, { packId }: Shopper, { at }: Call): Promise<TransferView> {
  const waits = isIn(transfer, 'offered') || isIn(transfer, 'accepted')
  return transferView(transfer, packId, waits ? await readPack(transfer.holderPackId, at) : null, at)
}
