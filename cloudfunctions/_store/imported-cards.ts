import type { BatchId } from '../../src/domain/ids'
import { type ImportedCard, importedCardDueAt } from '../../src/domain/physical-cards/imported-card'
import { db } from '../_platform/cloud'
import { Flows } from './flows'

export const importedCards = new Flows<ImportedCard, 'cardKey'>({
  collection: 'imported_cards',
  idField: 'cardKey',
  dueAtOf: importedCardDueAt,
})

export interface BatchSums {
  cards: number
  principalFen: number
  bonusFen: number
  points: number
  bound: number
}

/** What a batch comes to, for control against the list it was made from. */
export async function sumsOfBatch(batchId: BatchId): Promise<BatchSums> {
  const $ = db.command.aggregate
  const { list } = (await db
    .collection('imported_cards')
    .aggregate()
    .match({ batchId })
    .group({
      _id: null,
      cards: $.sum(1),
      principalFen: $.sum('$opening.principalFen'),
      bonusFen: $.sum('$opening.bonusFen'),
      points: $.sum('$opening.points'),
      // biome-ignore lint/suspicious/noThenProperty: the platform names it so
      bound: $.sum($.cond({ if: $.eq(['$progress.state', 'bound']), then: 1, else: 0 })),
    })
    .end()) as { list: (BatchSums & { _id: null })[] }
  const { cards, principalFen, bonusFen, points, bound } = list[0] ?? {
    ...{ cards: 0, principalFen: 0, bonusFen: 0, points: 0, bound: 0 },
  }
  return { cards, principalFen, bonusFen, points, bound }
}
