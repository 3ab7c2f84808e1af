import { serverNow } from '../../cloud/clock'
import type { StoredValueView } from '../../contract/stored-value'
import { reportWords } from '../../copy/reports'
import { storedValueWords as words } from '../../copy/stored-value'
import type { ReportStep } from '../../domain/figures/report-steps'
import { wholeOf } from '../../domain/figures/stored-value'
import { BarChart } from '../../ui/BarChart'

/** What came in and what left, step by step; what left is drawn as an amount too. */
export function FlowChart({ steps, step }: { steps: StoredValueView['steps']; step: ReportStep }) {
  const now = serverNow()
  return (
    <BarChart
      kinds={[
        { key: 'toppedUp', label: words.ways.toppedUp, tone: 'gold' },
        { key: 'spent', label: words.ways.spent, tone: 'accent' },
        { key: 'refunded', label: words.ways.refunded, tone: 'bad', isRare: true },
        { key: 'expired', label: words.ways.expired, tone: 'quiet', isRare: true },
      ]}
      rows={steps.map(({ from, flows }) => ({
        key: from,
        label: reportWords.stepName[step](from, now),
        values: {
          toppedUp: wholeOf(flows.toppedUp),
          spent: 0 - wholeOf(flows.spent),
          refunded: 0 - wholeOf(flows.refunded),
          expired: 0 - wholeOf(flows.expired),
        },
      }))}
      textOf={words.barText}
      nothing={reportWords.nothing}
    />
  )
}
