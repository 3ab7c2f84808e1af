import { type Fen, fen } from '../money'

/** What corrections may move at once, principal and bonus together, up or down. */
export interface AdjustmentLimits {
  fen: Fen
  points: number
}

/** What the merchant's document `adjustments` of `settings` says. */
export interface AdjustmentRules {
  manager: AdjustmentLimits
  owner: AdjustmentLimits
  approvalDays: number
}

/** What goes for a shop that says nothing of it. */
export const USUAL_ADJUSTMENTS: AdjustmentRules = {
  manager: { fen: fen(20_000), points: 2_000 },
  owner: { fen: fen(500_000), points: 50_000 },
  approvalDays: 7,
}
