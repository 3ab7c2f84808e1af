import type { PackId, TransferId } from '../ids'
import type { ParcelPart } from '../ledger/parcel'
import type { Fen } from '../money'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import { DAY, type Instant, later } from '../time'

/** So long both sides have for their words; then nothing has happened. */
const TRANSFER_LIFE = DAY

/** What stays the same through the transfer of a whole card. */
export interface TransferBase {
  transferId: TransferId
  holderPackId: PackId
  createdAt: Instant
  /** exclusive */
  confirmBefore: Instant
}

/** `refused`: a card stood in the way between the holder's word and the move; the money is back. */
export type CancelReason = 'by_holder' | 'by_receiver' | 'lapsed' | 'refused'

/** Moves forward only, each state once: so the state alone is the condition of every write. */
export type TransferState =
  /** the holder's first word; whoever has the link may accept */
  | { state: 'offered' }
  /** the receiver's word; now the holder sees who it is and has the last word */
  | { state: 'accepted'; receiverPackId: PackId; acceptedAt: Instant }
  /** both have agreed; the money is on its way out of the holder's pack */
  | { state: 'sending'; receiverPackId: PackId; expectedFen: Fen; confirmedAt: Instant }
  /** out of the holder's pack, not yet in the receiver's */
  | { state: 'sent'; receiverPackId: PackId; parts: ParcelPart[]; sentAt: Instant }
  | { state: 'done'; receiverPackId: PackId; doneAt: Instant }
  /** the receiver's card had no room any more; not yet back in the holder's pack */
  | { state: 'returning'; since: Instant }
  | { state: 'cancelled'; reason: CancelReason; cancelledAt: Instant }

export type Transfer = TransferBase & { progress: TransferState }

/** A transfer that the holder offers. Refuses an id from the future: its steps could not be committed. */
export function newTransfer(transferId: TransferId, holderPackId: PackId, at: Instant): Transfer | Refusal {
  if (isAhead(transferId, at)) return new Refusal('COMMAND_ID_TIME', {})
  const confirmBefore = later(at, TRANSFER_LIFE)
  return { transferId, holderPackId, createdAt: at, confirmBefore, progress: { state: 'offered' } }
}

/** When the clock should look at a transfer; null when it has come to its end. */
export function transferDueAt({ confirmBefore, progress }: Transfer): Instant | null {
  switch (progress.state) {
    case 'offered':
    case 'accepted':
      return confirmBefore
    case 'sending':
      return progress.confirmedAt
    case 'sent':
      return progress.sentAt
    case 'returning':
      return progress.since
    case 'done':
    case 'cancelled':
      return null
    default:
      return progress satisfies never
  }
}

/** Why this person cannot accept now; null when they can, or already have. */
export function whyNotAccepted(transfer: Transfer, packId: PackId, at: Instant): Refusal | null {
  const { holderPackId, confirmBefore, progress } = transfer
  if (packId === holderPackId) return new Refusal('TRANSFER_OWN', {})
  switch (progress.state) {
    case 'offered':
      return at < confirmBefore ? null : new Refusal('TRANSFER_OVER', {})
    case 'accepted':
    case 'sending':
    case 'sent':
    case 'done':
      return progress.receiverPackId === packId ? null : new Refusal('TRANSFER_OVER', {})
    case 'returning':
    case 'cancelled':
      return new Refusal('TRANSFER_OVER', {})
    default:
      return progress satisfies never
  }
}

/** Whether a member has a say in a transfer: its holder, and whoever accepted it. */
export function roleIn({ holderPackId, progress }: Transfer, packId: PackId): 'holder' | 'receiver' | null {
  if (packId === holderPackId) return 'holder'
  return 'receiverPackId' in progress && progress.receiverPackId === packId ? 'receiver' : null
}
