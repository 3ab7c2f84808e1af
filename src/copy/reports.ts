import type { ReportStep } from '../domain/figures/report-steps'
import { dayText, type Instant, type ShopDay } from '../domain/time'

/** What every report over days, weeks and months says. */
export const reportWords = {
  steps: { day: '近 7 天', week: '近 8 周', month: '近 12 月' } satisfies Record<ReportStep, string>,
  stepName: {
    day: (from: ShopDay, now: Instant) => dayText(from, now),
    week: (from: ShopDay, now: Instant) => `${dayText(from, now)}起`,
    month: (from: ShopDay) => `${Number(from.slice(5, 7))}月`,
  } satisfies Record<ReportStep, (from: ShopDay, now: Instant) => string>,
  chart: '走势',
  byStore: '按门店',
  nothing: '—',
  counted: '每分钟汇总，约 5 分钟后计入',
  save: '导出表格',
  saved: '已导出',
  groups: { total: '合计', step: '时间', store: '门店' },
}
