import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import './Section.scss'

/** A titled part of a page, with a quiet link to the rest of it. */
export function Section(props: {
  title: string
  more?: { label: string; onPress: () => void } | undefined
  children: ReactNode
}) {
  const { title, more, children } = props
  return (
    <View className="section">
      <View className="section__head">
        <Text className="section__title">{title}</Text>
        {more && (
          <Pressable className="section__more" onPress={more.onPress}>
            <Text>{more.label}</Text>
            <Icon name="chevron" size="note" />
          </Pressable>
        )}
      </View>
      {children}
    </View>
  )
}
