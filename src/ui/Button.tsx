import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from './Pressable'
import './Button.scss'

/** `primary` is the one action of a screen, `quiet` sits beside it, `plain` is a link in words. */
export function Button(props: {
  kind?: 'primary' | 'quiet' | 'plain'
  onPress: () => void
  disabled?: boolean
  /** The words stay while it works, so that nothing jumps; a second press does nothing. */
  busy?: boolean
  children: ReactNode
}) {
  const { kind = 'primary', onPress, disabled = false, busy = false, children } = props
  const state = busy ? ' button--busy' : disabled ? ' button--disabled' : ''
  return (
    <Pressable className={`button button--${kind}${state}`} disabled={disabled || busy} onPress={onPress}>
      <View className="button__words">
        {busy && <View className="button__spinner" />}
        <Text>{children}</Text>
      </View>
    </Pressable>
  )
}
