import { Text, View } from '@tarojs/components'
import './BarChart.scss'

interface BarKind<Key extends string> {
  key: Key
  label: string
  tone: 'gold' | 'accent' | 'bad' | 'quiet'
  /** seldom more than nothing: takes room only where it is */
  isRare?: boolean
}

/** Bars on one scale, drawn by widths alone: the same in WeChat and in a browser, and read aloud as numbers. */
export function BarChart<Key extends string>(props: {
  kinds: BarKind<Key>[]
  rows: { key: string; label: string; values: Record<Key, number> }[]
  /** how a value stands beside its bar */
  textOf: (value: number) => string
  /** in the place of bars where there is nothing to draw */
  nothing: string
}) {
  const { rows, textOf, nothing } = props
  const kinds = props.kinds.filter(({ key, isRare }) => !isRare || rows.some(({ values }) => values[key] !== 0))
  const all = rows.flatMap(({ values }) => kinds.map(({ key }) => values[key]))
  const most = Math.max(1, ...all)
  // Every track ends at the same place, or widths could not be compared.
  const textWidth = `${Math.max(...all.map(value => textOf(value).length)) * DIGIT}em`
  return (
    <View className="bar-chart">
      <View className="bar-chart__legend">
        {kinds.map(({ key, label, tone }) => (
          <View key={key} className="bar-chart__kind">
            <View className={`bar-chart__mark bar-chart__tone--${tone}`} />
            <Text>{label}</Text>
          </View>
        ))}
      </View>
      {rows.map(({ key, label, values }) => {
        const drawn = kinds.filter(kind => !kind.isRare || values[kind.key] !== 0)
        return (
          <View key={key} className="bar-chart__row">
            <Text className="bar-chart__label">{label}</Text>
            <View className="bar-chart__bars">
              {drawn.every(kind => values[kind.key] === 0) ? (
                <Text className="bar-chart__nothing">{nothing}</Text>
              ) : (
                drawn.map(kind => (
                  <View key={kind.key} className="bar-chart__line">
                    <View className="bar-chart__track">
                      <View
                        className={`bar-chart__bar bar-chart__tone--${kind.tone}`}
                        style={{ width: `${(Math.max(values[kind.key], 0) * WHOLE) / most}%` }}
                      />
                    </View>
                    <Text className="bar-chart__value" style={{ minWidth: textWidth }}>
                      {textOf(values[kind.key])}
                    </Text>
                  </View>
                ))
              )}
            </View>
          </View>
        )
      })}
    </View>
  )
}

const WHOLE = 100
/** The width of one digit, as a part of the type's size. */
const DIGIT = 0.62
