import { View } from '@tarojs/components'
import './Icon.scss'

export type IconName =
  | 'pay-code'
  | 'top-up'
  | 'coupon'
  | 'statement'
  | 'scan'
  | 'check'
  | 'cross'
  | 'chevron'
  | 'clock'
  | 'alert'
  | 'shop'
  | 'person'
  | 'people'
  | 'gift'
  | 'points'
  | 'star'
  | 'help'

/** A line drawing in the colour of the text around it. Decoration only: the words beside it carry the meaning. */
export function Icon({ name, size = 'body' }: { name: IconName; size?: 'note' | 'body' | 'title' | 'huge' }) {
  return <View className={`icon icon--${name} icon--${size}`} aria-hidden="true" />
}
