import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { saveFile } from '../../cloud/save-file'
import { useWork } from '../../cloud/useWork'
import type { ClosingReport, ClosingView } from '../../contract/closing'
import { closingWords as words } from '../../copy/closing'
import { type ClosingReportRow, closingCsv } from '../../domain/closing/closing-csv'
import { say } from '../../ui/toast'

/** Far more than a shop has members. */
const MOST_PAGES = 500

/** Everything that a closing gives back, and what only a hand can, as a file. */
export function useClosingFile({ closingId, startedAt }: ClosingView) {
  return useWork(async () => {
    const rows: ClosingReportRow[] = []
    let after: ClosingReport['next'] = null
    for (let page = 0; page < MOST_PAGES; page++) {
      const report: ClosingReport = await askMerchant('closing.report', { closingId, ...(after && { after }) })
      rows.push(...rowsOf(report))
      after = report.next
      if (after === null) break
    }
    await saveFile(words.fileName(startedAt, serverNow()), closingCsv(rows))
    say(words.saved)
  })
}

function rowsOf({ refunds, leftovers }: ClosingReport): ClosingReportRow[] {
  const { ways, states, leftover, frozen } = words.file
  return [
    ...leftovers.map(({ holder, principalFen }) => ({
      ...{ holder, paidAt: null, paidFen: null, backFen: principalFen, way: ways.byHand },
      state: principalFen === null ? frozen : leftover,
    })),
    ...refunds.map(({ holder, paidAt, paidFen, refundFen, state }) => ({
      ...{ holder, paidAt, paidFen, backFen: refundFen, state: states[state] },
      way: state === 'manual' || state === 'paying_by_hand' || state === 'paid_by_hand' ? ways.byHand : ways.original,
    })),
  ]
}
