import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { CouponReportView } from '../../contract/coupon-report'
import { couponReportWords as words } from '../../copy/coupon-report'
import { issuesOf, type ReportStep, usesOf } from '../../domain/figures/coupon-report'

/** Two bars a step on one scale, drawn by widths alone: the same in WeChat and in a browser, and read aloud as numbers. */
export function Chart({ steps, step }: { steps: CouponReportView['steps']; step: ReportStep }) {
  const counts = steps.map(({ from, figures }) => ({ from, issued: issuesOf(figures), used: usesOf(figures) }))
  const most = Math.max(1, ...counts.flatMap(({ issued, used }) => [issued, used]))
  const now = serverNow()
  return (
    <View className="coupon-chart">
      <View className="coupon-chart__legend">
        <View className="coupon-chart__mark coupon-chart__mark--issued" />
        <Text>{words.legend.issued}</Text>
        <View className="coupon-chart__mark coupon-chart__mark--used" />
        <Text>{words.legend.used}</Text>
      </View>
      {counts.map(({ from, issued, used }) => (
        <View key={from} className="coupon-chart__row">
          <Text className="coupon-chart__when">{words.stepName[step](from, now)}</Text>
          <View className="coupon-chart__bars">
            {issued === 0 && used === 0 ? (
              <Text className="coupon-chart__nothing">{words.nothing}</Text>
            ) : (
              <>
                <Bar kind="issued" count={issued} most={most} />
                <Bar kind="used" count={used} most={most} />
              </>
            )}
          </View>
        </View>
      ))}
    </View>
  )
}

const WHOLE = 100

function Bar({ kind, count, most }: { kind: 'issued' | 'used'; count: number; most: number }) {
  const width = `${(Math.max(count, 0) * WHOLE) / most}%`
  return (
    <View className="coupon-chart__line">
      <View className="coupon-chart__track">
        <View className={`coupon-chart__bar coupon-chart__bar--${kind}`} style={{ width }} />
      </View>
      <Text className="coupon-chart__count">{String(count)}</Text>
    </View>
  )
}
