import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import './Sheet.scss'

/** Comes up from the bottom over the page; closed by its cross or by a tap beside it. */
export function Sheet(props: { title: string; closeLabel: string; onClose: () => void; children: ReactNode }) {
  return (
    <View className="sheet" aria-modal="true" role="dialog" aria-label={props.title}>
      <View className="sheet__shade" onClick={props.onClose} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <View className="sheet__title">{props.title}</View>
          <Pressable className="sheet__close" label={props.closeLabel} onPress={props.onClose}>
            <Icon name="cross" />
          </Pressable>
        </View>
        {props.children}
      </View>
    </View>
  )
}
