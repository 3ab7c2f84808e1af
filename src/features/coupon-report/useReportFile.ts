import { serverNow } from '../../cloud/clock'
import { useSaveFile } from '../../cloud/useSaveFile'
import type { CouponReportView } from '../../contract/coupon-report'
import { couponReportWords as words } from '../../copy/coupon-report'
import { reportWords } from '../../copy/reports'
import { issueWays, noCoupons, useWays } from '../../domain/figures/coupon-figures'
import { couponReportCsv, type ReportRow } from '../../domain/figures/coupon-report-csv'
import type { ReportSpan, ReportStep } from '../../domain/figures/report-steps'

/** The report as it stands on screen, given to the merchant as a file. */
export function useReportFile({ from, to }: ReportSpan, step: ReportStep) {
  const { save, saving } = useSaveFile(reportWords.saved)
  const saveReport = (report: CouponReportView) => save(words.fileName(from, to), couponReportCsv(rowsOf(report, step)))
  return { save: saveReport, saving }
}

function rowsOf({ total, steps, byTemplate, byStore }: CouponReportView, step: ReportStep): ReportRow[] {
  const { noStore, ways } = words
  const { stepName } = reportWords
  const groups = { ...reportWords.groups, ...words.groups }
  const now = serverNow()
  return [
    { group: groups.total, name: '', figures: total },
    ...steps.map(({ from, figures }) => ({ group: groups.step, name: stepName[step](from, now), figures })),
    ...byTemplate.map(({ title, figures }) => ({ group: groups.template, name: title, figures })),
    ...byStore.map(({ storeName, figures }) => ({ group: groups.store, name: storeName ?? noStore, figures })),
    ...issueWays.flatMap(way => {
      const count = total.issued[way] ?? 0
      const figures = { ...noCoupons, issued: { [way]: count } }
      return count > 0 ? [{ group: groups.issued, name: ways.issued[way], figures }] : []
    }),
    ...useWays.flatMap(way => {
      const count = total.used[way] ?? 0
      const figures = { ...noCoupons, used: { [way]: count } }
      return count > 0 ? [{ group: groups.used, name: ways.used[way], figures }] : []
    }),
  ]
}
