import * as z from 'zod'
import type { TransferId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import type { CancelReason } from '../domain/transfers/transfer'
import { amountField, idField, linkTokenField, nothing } from './fields'

const transferIdField = idField<TransferId>('trf')

/** What a shopper may do to hand a whole card over, or to get one. */
export const transferInputs = {
  /** the holder's first word, under an id made on the phone; repeating it answers the same */
  'transfer.start': z.strictObject({ transferId: transferIdField }),
  'transfer.read': z.strictObject({ token: linkTokenField }),
  /** the receiver's word */
  'transfer.accept': z.strictObject({ token: linkTokenField }),
  /** the holder's last word; `expectedFen` is the balance on the holder's screen: anything else is refused */
  'transfer.confirm': z.strictObject({ transferId: transferIdField, expectedFen: amountField }),
  'transfer.cancel': z.strictObject({ transferId: transferIdField }),
  'transfer.list': nothing,
}

export interface TransferOutputs {
  'transfer.start': TransferView
  'transfer.read': TransferView
  'transfer.accept': TransferView
  'transfer.confirm': TransferView
  'transfer.cancel': TransferView
  'transfer.list': { started: TransferView[] }
}

export interface TransferView {
  transferId: TransferId
  mine: 'holder' | 'receiver' | null
  /** what the link carries, for the holder while it is offered */
  token: string | null
  /** "会员 · 7K3F" */
  holder: string
  receiver: string | null
  createdAt: Instant
  /** exclusive */
  confirmBefore: Instant
  /** what the holder has now; null once it has moved or will not */
  balanceFen: Fen | null
  state:
    | { state: 'offered' }
    | { state: 'accepted' }
    /** both have agreed, the money is on its way */
    | { state: 'moving' }
    | { state: 'done'; doneAt: Instant }
    | { state: 'cancelled'; reason: CancelReason }
}
