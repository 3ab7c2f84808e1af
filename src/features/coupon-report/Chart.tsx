import { serverNow } from '../../cloud/clock'
import type { CouponReportView } from '../../contract/coupon-report'
import { couponReportWords as words } from '../../copy/coupon-report'
import { reportWords } from '../../copy/reports'
import { issuesOf, usesOf } from '../../domain/figures/coupon-report'
import type { ReportStep } from '../../domain/figures/report-steps'
import { BarChart } from '../../ui/BarChart'

/** What was handed out and used, step by step. */
export function Chart({ steps, step }: { steps: CouponReportView['steps']; step: ReportStep }) {
  const now = serverNow()
  return (
    <BarChart
      kinds={[
        { key: 'issued', label: words.legend.issued, tone: 'gold' },
        { key: 'used', label: words.legend.used, tone: 'accent' },
        { key: 'honoured', label: words.legend.honoured, tone: 'quiet', isRare: true },
      ]}
      rows={steps.map(({ from, figures }) => ({
        key: from,
        label: reportWords.stepName[step](from, now),
        values: { issued: issuesOf(figures), used: usesOf(figures), honoured: figures.honoured ?? 0 },
      }))}
      textOf={String}
      nothing={reportWords.nothing}
    />
  )
}
