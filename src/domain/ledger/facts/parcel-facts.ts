import type { GiftId, TransferId } from '../../ids'
import type { Fen } from '../../money'
import type { ParcelPart } from '../parcel'

/** Money on its way between members; the parts are what arrives: kinds and expiries stay. */
export type ParcelFacts =
  | { kind: 'gift_carved'; giftId: GiftId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'gift_received'; giftId: GiftId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'gift_returned'; giftId: GiftId; principalFen: Fen; bonusFen: Fen }
  | { kind: 'transfer_sent'; transferId: TransferId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'transfer_received'; transferId: TransferId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'transfer_returned'; transferId: TransferId; principalFen: Fen; bonusFen: Fen }
