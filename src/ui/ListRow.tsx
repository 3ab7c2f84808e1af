import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import { Phrases } from './Phrases'
import { Pressable } from './Pressable'
import './ListRow.scss'

/** Rows stand together on one surface and are parted by space and one hair line. */
export function List({ children }: { children: ReactNode }) {
  return <View className="list">{children}</View>
}

/** A line of a list; it can be pressed where it leads somewhere. */
export function ListRow(props: {
  icon?: IconName
  title: string
  note?: string | undefined
  /** beneath the note */
  phrases?: string[]
  /** the right side: an amount, a state */
  value?: ReactNode
  valueNote?: string
  /** with it the row can be tapped and shows where to */
  onPress?: (() => void) | undefined
}) {
  const { icon, title, note, phrases = [], value, valueNote, onPress } = props
  const row = (
    <View className="list-row">
      {icon && <Icon name={icon} />}
      <View className="list-row__words">
        <Text className="list-row__title">{title}</Text>
        {note !== undefined && <Text className="list-row__note">{note}</Text>}
        {phrases.length > 0 && <Phrases phrases={phrases} />}
      </View>
      {value !== undefined && (
        <View className="list-row__value">
          {value}
          {valueNote !== undefined && <Text className="list-row__note">{valueNote}</Text>}
        </View>
      )}
      {onPress && <Icon name="chevron" size="note" />}
    </View>
  )
  return onPress ? <Pressable onPress={onPress}>{row}</Pressable> : row
}
