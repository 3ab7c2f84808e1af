import type { BatchRefusals } from './refusals/batch'
import type { CheckoutRefusals } from './refusals/checkout'
import type { ClosingRefusals } from './refusals/closing'
import type { CodeRefusals } from './refusals/codes'
import type { CorrectionRefusals } from './refusals/corrections'
import type { CounterRefusals } from './refusals/counter'
import type { CouponRefusals } from './refusals/coupons'
import type { DoorRefusals } from './refusals/door'
import type { GiftRefusals } from './refusals/gifts'
import type { HelpRefusals } from './refusals/help'
import type { HoldRefusals } from './refusals/holds'
import type { OfflineRefusals } from './refusals/offline'
import type { PackRefusals } from './refusals/pack'
import type { PaperRefusals } from './refusals/paper'
import type { PhoneRefusals } from './refusals/phone'
import type { PlanRefusals } from './refusals/plans'
import type { PointsRefusals } from './refusals/points'
import type { ReconcileRefusals } from './refusals/reconcile'
import type { RefundRefusals } from './refusals/refunds'
import type { RiskRefusals } from './refusals/risk'
import type { RoomRefusals } from './refusals/room'
import type { SharedRefusals } from './refusals/shared'
import type { TillRefusals } from './refusals/till'
import type { TopUpRefusals } from './refusals/top-up'
import type { TransferRefusals } from './refusals/transfers'

/**
 * Every expected "no" of the product, with what its words need to be exact. A topic's codes and their words stand in one
 * file of `refusals/`: a code without words does not compile.
 */
export interface RefusalDetails
  extends DoorRefusals,
    PackRefusals,
    RoomRefusals,
    HoldRefusals,
    RefundRefusals,
    TopUpRefusals,
    BatchRefusals,
    PlanRefusals,
    RiskRefusals,
    PhoneRefusals,
    CounterRefusals,
    ClosingRefusals,
    PointsRefusals,
    CorrectionRefusals,
    GiftRefusals,
    SharedRefusals,
    TransferRefusals,
    CouponRefusals,
    PaperRefusals,
    HelpRefusals,
    CheckoutRefusals,
    TillRefusals,
    CodeRefusals,
    OfflineRefusals,
    ReconcileRefusals {}

export type RefusalCode = keyof RefusalDetails

/** An expected no. Returned by decisions, thrown by use cases, turned into words at the one catch in `serve`. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  constructor(
    readonly code: C,
    readonly details: RefusalDetails[C],
  ) {
    super(code)
    this.name = 'Refusal'
  }
}
