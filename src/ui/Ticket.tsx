import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from './Pressable'
import './Ticket.scss'

/**
 * A coupon as a ticket with a notch: its value left, its terms right, a quiet line with the date beneath them.
 * `faded` is for what cannot be used; the reason then stands in `note`.
 */
export function Ticket(props: {
  /** large: "30", "8.5折", the item of an exchange */
  value: ReactNode
  /** under the value: "满 100 可用" */
  condition: string
  title: string
  note: string
  /** the stub: a button or a state word */
  stub?: ReactNode
  faded?: boolean
  /** narrow form for the sideways row on the first screen */
  narrow?: boolean
  onPress?: (() => void) | undefined
}) {
  const { faded = false, narrow = false, onPress } = props
  const className = `ticket${faded ? ' ticket--faded' : ''}${narrow ? ' ticket--narrow' : ''}`
  const face = (
    <View className={className}>
      <View className="ticket__value">
        {props.value}
        <Text className="ticket__condition">{props.condition}</Text>
      </View>
      <View className="ticket__terms">
        <Text className="ticket__title">{props.title}</Text>
        <Text className="ticket__note">{props.note}</Text>
      </View>
      {props.stub !== undefined && <View className="ticket__stub">{props.stub}</View>}
    </View>
  )
  return onPress ? <Pressable onPress={onPress}>{face}</Pressable> : face
}
