import { type AdjustmentRules, USUAL_ADJUSTMENTS } from '../adjustments/adjustment-rules'
import { fen, NO_MONEY } from '../money'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const MOST_FEN = fen(1_000_000)
const MOST_POINTS = 1_000_000

/** Reads the document `adjustments` of `settings`: who may correct how much. */
export function readAdjustmentRules(document: RawDocument): ReadDocument<AdjustmentRules> {
  const reader = new FieldReader(document)
  const yuan = (field: string, label: string, usual: AdjustmentRules['owner']['fen']) =>
    reader.yuanOrNothing(field, label, { least: NO_MONEY, most: MOST_FEN }) ?? usual
  const points = (field: string, label: string, usual: number) =>
    reader.countOrNothing(field, label, { least: 0, most: MOST_POINTS }) ?? usual
  const { manager, owner, approvalDays } = USUAL_ADJUSTMENTS
  const value: AdjustmentRules = {
    manager: {
      fen: yuan('managerYuan', '店长每笔更正上限', manager.fen),
      points: points('managerPoints', '店长每笔更正的积分上限', manager.points),
    },
    owner: {
      fen: yuan('ownerYuan', '店主每笔更正上限', owner.fen),
      points: points('ownerPoints', '店主每笔更正的积分上限', owner.points),
    },
    approvalDays: reader.countOrNothing('approvalDays', '几天内批准', { least: 1, most: 30 }) ?? approvalDays,
  }
  reader.complainIf(value.manager.fen > value.owner.fen, '店长的上限 managerYuan 不能高于店主的 ownerYuan')
  return { value, problems: reader.finish() }
}
