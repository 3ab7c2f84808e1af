import { useRef, useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { shelf } from '../../cloud/memory'
import { newId } from '../../cloud/new-id'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { ImportedBatch } from '../../contract/adjustments'
import type { BatchId } from '../../domain/ids'
import type { PastedCard } from '../../domain/physical-cards/pasted-cards'
import type { Instant } from '../../domain/time'

/** An import that was begun: under its id it may be sent again from the first card, and nothing is taken over twice. */
interface Begun {
  batchId: BatchId
  text: string
}

const begun = shelf<Begun>('card-import', 1)
export interface KnownBatch {
  batchId: BatchId
  at: Instant
}

/** Batches that were imported on this phone, the newest first. */
export const knownBatches = shelf<KnownBatch[]>('card-batches', 1)
const MOST_KNOWN = 10
const CARDS_A_CALL = 50

export type ImportStage =
  | { stage: 'pasting' }
  | { stage: 'sending'; done: number; all: number }
  | { stage: 'stopped'; trouble: Trouble }
  | { stage: 'done'; batch: ImportedBatch }

/** Sends cards in calls of fifty under one batch; what stops half-way is gone on with, also after a restart. */
export function useImport() {
  const [stage, setStage] = useState<ImportStage>({ stage: 'pasting' })
  const [left] = useState(() => begun.read())
  const underWay = useRef(false)

  const send = async (text: string, cards: readonly PastedCard[]): Promise<void> => {
    if (underWay.current) return
    underWay.current = true
    try {
      // The same text goes on under the same id; another one is another batch.
      const before = begun.read()
      const batchId = before?.text === text ? before.batchId : await newId('bat')
      begun.write({ batchId, text })
      const rows: ImportedBatch['rows'] = []
      let totals: ImportedBatch['totals'] | null = null
      for (let from = 0; from < cards.length; from += CARDS_A_CALL) {
        setStage({ stage: 'sending', done: from, all: cards.length })
        const answer = await askMerchant('cards.import', {
          batchId,
          rows: cards.slice(from, from + CARDS_A_CALL).map(card => ({ ...card })),
        })
        rows.push(...answer.rows)
        totals = answer.totals
      }
      if (!totals) return
      const others = (knownBatches.read() ?? []).filter(each => each.batchId !== batchId)
      knownBatches.write([{ batchId, at: serverNow() }, ...others].slice(0, MOST_KNOWN))
      begun.clear()
      setStage({ stage: 'done', batch: { rows, totals } })
    } catch (error) {
      setStage({ stage: 'stopped', trouble: troubleOf(error) })
    } finally {
      underWay.current = false
    }
  }
  return { stage, left, send, again: () => setStage({ stage: 'pasting' }) }
}
