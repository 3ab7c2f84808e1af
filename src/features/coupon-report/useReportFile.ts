import { useState } from 'react'
import { serverNow } from '../../cloud/clock'
import { saveFile } from '../../cloud/save-file'
import { troubleOf } from '../../cloud/trouble'
import type { CouponReportView } from '../../contract/coupon-report'
import { couponReportWords as words } from '../../copy/coupon-report'
import { issueWays, noCoupons, useWays } from '../../domain/figures/coupon-figures'
import type { ReportSpan, ReportStep } from '../../domain/figures/coupon-report'
import { couponReportCsv, type ReportRow } from '../../domain/figures/coupon-report-csv'
import { say } from '../../ui/toast'

/** The report as it stands on screen, given to the merchant as a file. */
export function useReportFile({ from, to }: ReportSpan, step: ReportStep) {
  const [saving, setSaving] = useState(false)
  const save = async (report: CouponReportView) => {
    setSaving(true)
    try {
      await saveFile(words.fileName(from, to), couponReportCsv(rowsOf(report, step)))
      say(words.saved)
    } catch (error) {
      // Whoever closes WeChat's sheet has changed their mind.
      if (!/cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg ?? ''))) say(troubleOf(error).message)
    } finally {
      setSaving(false)
    }
  }
  return { save, saving }
}

function rowsOf({ total, steps, byTemplate, byStore }: CouponReportView, step: ReportStep): ReportRow[] {
  const { groups, noStore, stepName, ways } = words
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
