import type { TransferView } from '../../src/contract/transfers'
import type { PackId } from '../../src/domain/ids'
import { writeLinkToken } from '../../src/domain/links/link-token'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { roleIn, type Transfer, type TransferState } from '../../src/domain/transfers/transfer'
import { linkMac } from '../_platform/secrets'
import { holderName } from '../_usecases/holder-name'

/** A transfer as this person sees it; `holderPack` only while its balance is still what would move. */
export function transferView(transfer: Transfer, packId: PackId, holderPack: Pack | null, at: Instant): TransferView {
  const { transferId, holderPackId, createdAt, confirmBefore, progress } = transfer
  const mine = roleIn(transfer, packId)
  return {
    transferId,
    mine,
    token: mine === 'holder' && progress.state === 'offered' ? writeLinkToken(transferId, linkMac) : null,
    holder: holderName(holderPackId),
    receiver: 'receiverPackId' in progress ? holderName(progress.receiverPackId) : null,
    createdAt,
    confirmBefore,
    balanceFen: holderPack && balanceOf(holderPack, at).totalFen,
    state: stateView(progress),
  }
}

function stateView(progress: TransferState): TransferView['state'] {
  switch (progress.state) {
    case 'offered':
    case 'accepted':
      return { state: progress.state }
    case 'sending':
    case 'sent':
    case 'returning':
      return { state: 'moving' }
    case 'done':
      return { state: 'done', doneAt: progress.doneAt }
    case 'cancelled':
      return { state: 'cancelled', reason: progress.reason }
    default:
      return progress satisfies never
  }
}
