import type { CouponReportView } from '../../src/contract/coupon-report'
import type { CouponReport } from '../../src/domain/figures/coupon-report'
import { type Rules, storeNameIn } from '../../src/domain/rules/rules'

/** The report with the names that people know things by. */
export function couponReportView({ byTemplate, byStore, ...sums }: CouponReport, rules: Rules): CouponReportView {
  const titles = new Map(rules.couponTemplates.map(({ templateId, terms }) => [templateId, terms.title]))
  const storeNameOf = storeNameIn(rules)
  return {
    ...sums,
    byTemplate: byTemplate.map(each => ({ ...each, title: titles.get(each.templateId) ?? each.templateId })),
    byStore: byStore.map(each => ({ ...each, storeName: each.storeId === null ? null : storeNameOf(each.storeId) })),
  }
}
