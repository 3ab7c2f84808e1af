import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { CouponReportView } from '../../contract/coupon-report'
import { couponReportWords as words } from '../../copy/coupon-report'
import { issuesOf, type ReportStep, usesOf } from '../../domain/figures/coupon-report'

const barKinds = ['issued', 'used', 'honoured'] as const

/** Two or three bars a step on one scale, drawn by widths alone: the same in WeChat and in a browser, and read aloud as numbers. */
export function Chart({ steps, step }: { steps: CouponReportView['steps']; step: ReportStep }) {
  const rows = steps.map(({ from, figures }) => {
    const bars = { issued: issuesOf(figures), used: usesOf(figures), honoured: figures.honoured ?? 0 }
    return { from, bars, isEmpty: Object.values(bars).every(count => count === 0) }
  })
  // Rare: where none was honoured, neither its bars nor its mark take any room.
  const kinds = barKinds.filter(kind => kind !== 'honoured' || rows.some(({ bars }) => bars.honoured > 0))
  const most = Math.max(1, ...rows.flatMap(({ bars }) => Object.values(bars)))
  const now = serverNow()
  return (
    <View className="coupon-chart">
      <View className="coupon-chart__legend">
        {kinds.map(kind => (
          <View key={kind} className="coupon-chart__sort">
            <View className={`coupon-chart__mark coupon-chart__mark--${kind}`} />
            <Text>{words.legend[kind]}</Text>
          </View>
        ))}
      </View>
      {rows.map(({ from, bars, isEmpty }) => (
        <View key={from} className="coupon-chart__row">
          <Text className="coupon-chart__when">{words.stepName[step](from, now)}</Text>
          <View className="coupon-chart__bars">
            {isEmpty ? (
              <Text className="coupon-chart__nothing">{words.nothing}</Text>
            ) : (
              kinds.map(kind => <Bar key={kind} kind={kind} count={bars[kind]} most={most} />)
            )}
          </View>
        </View>
      ))}
    </View>
  )
}

const WHOLE = 100

function Bar({ kind, count, most }: { kind: (typeof barKinds)[number]; count: number; most: number }) {
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
