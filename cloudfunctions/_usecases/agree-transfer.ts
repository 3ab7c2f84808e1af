import { isIn } from '../../src/domain/flow'
import type { PackId, TransferId } from '../../src/domain/ids'
import { partsOf } from '../../src/domain/ledger/parcel'
import { lotsOf } from '../../src/domain/pack/pack'
import { receiveCard, whyNotSent } from '../../src/domain/pack/transfer'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { newTransfer, roleIn, type Transfer, whyNotAccepted } from '../../src/domain/transfers/transfer'
import { loadPack } from '../_store/packs'
import { transfers, transfersFrom } from '../_store/transfers'
import { followLink } from './follow-link'
import { moveFlow } from './move-flow'
import { openPack } from './open-pack'

/** The words that come before anything moves: offered, accepted, or called off. */
const TRANSFERS_PER_LIST = 5

/** The holder offers the whole card. The transfer is named on the phone, so repeating it answers the same. */
export async function startTransfer(transferId: TransferId, holderPackId: PackId, at: Instant): Promise<Transfer> {
  const [there, pack] = await Promise.all([transfers.find(transferId), loadPack(holderPackId, at)])
  if (there) return ofHolder(there, holderPackId)
  const transfer = newTransfer(transferId, holderPackId, at)
  const refusal = transfer instanceof Refusal ? transfer : whyNotSent(pack, at)
  if (transfer instanceof Refusal || refusal) throw refusal ?? new Refusal('TRY_AGAIN', {})
  if (await transfers.insert(transfer)) return transfer
  const other = await transfers.find(transferId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return ofHolder(other, holderPackId)
}

function ofHolder(transfer: Transfer, holderPackId: PackId): Transfer {
  if (transfer.holderPackId !== holderPackId) throw new Refusal('COMMAND_ID_REUSED', {})
  return transfer
}

/** The transfer that a link leads to. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES. */
export function transferOfLink(token: string, packId: PackId, at: Instant): Promise<Transfer> {
  return followLink<TransferId, Transfer>('trf', token, packId, id => transfers.find(id), at)
}

/** A transfer in which this member has a say. Any other is answered as if it did not exist. */
export async function ownTransfer(transferId: TransferId, packId: PackId): Promise<Transfer> {
  const transfer = await transfers.find(transferId)
  if (!transfer || roleIn(transfer, packId) === null) throw new Refusal('LINK_UNKNOWN', {})
  return transfer
}

/** The newest transfers that a member began. */
export function listTransfers(packId: PackId): Promise<Transfer[]> {
  return transfersFrom(packId, TRANSFERS_PER_LIST)
}

/** The receiver agrees. A card without room for what the holder has now hears so before it has agreed to anything. */
export async function acceptTransfer(transfer: Transfer, packId: PackId, rules: Rules, at: Instant): Promise<Transfer> {
  const refusal = whyNotAccepted(transfer, packId, at)
  if (refusal) throw refusal
  if (!isIn(transfer, 'offered')) return transfer
  const [holder, receiver] = await Promise.all([loadPack(transfer.holderPackId, at), openPack(packId, at)])
  const judged = receiveCard(receiver, transfer.transferId, partsOf(lotsOf(holder)), rules, at)
  if (judged instanceof Refusal) throw judged
  const accepted = await moveFlow(transfers, transfer, { state: 'accepted', receiverPackId: packId, acceptedAt: at })
  // Whoever came first may be somebody else: then the same question is answered anew.
  return acceptTransfer(accepted, packId, rules, at)
}

/** Either side calls it off before the holder's last word. */
export async function cancelTransfer(transfer: Transfer, packId: PackId, at: Instant): Promise<Transfer> {
  if (isIn(transfer, 'cancelled')) return transfer
  if (!isIn(transfer, 'offered') && !isIn(transfer, 'accepted')) throw new Refusal('TRANSFER_OVER', {})
  const reason = roleIn(transfer, packId) === 'holder' ? 'by_holder' : 'by_receiver'
  const next = await moveFlow(transfers, transfer, { state: 'cancelled', reason, cancelledAt: at })
  return cancelTransfer(next, packId, at)
}

/** Ends a transfer whose time is over without the holder's last word. */
export function lapseTransfer(transfer: Transfer, at: Instant): Promise<Transfer> {
  return moveFlow(transfers, transfer, { state: 'cancelled', reason: 'lapsed', cancelledAt: at })
}
