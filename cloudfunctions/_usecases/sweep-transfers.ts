import { isIn } from '../../src/domain/flow'
import type { Instant } from '../../src/domain/time'

import { livePublished } from '../_store/published'
import { transfers } from '../_store/transfers'
import { lapseTransfer } from './agree-transfer'
import { moveCard } from './move-card'
import { sweepFlows } from './sweep-flows'

/** Finishes transfers that a function left half-way, and ends those on which no last word was said in time. */
export async function sweepTransfers(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  return sweepFlows(transfers, at, transfer =>
    isIn(transfer, 'offered') || isIn(transfer, 'accepted')
      ? lapseTransfer(transfer, at)
      : moveCard(transfer, rules, at),
  )
}
