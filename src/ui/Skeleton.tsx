import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import './Skeleton.scss'

/** A pale shape where content will be, in units of the 750-wide design; it never grows wider than its parent. */
export function Skeleton(props: { width?: number; height: number; radius?: number }) {
  const { width, height, radius = 16 } = props
  const style = {
    width: width === undefined ? '100%' : Taro.pxTransform(width),
    height: Taro.pxTransform(height),
    borderRadius: Taro.pxTransform(radius),
  }
  return <View className="skeleton" style={style} aria-hidden="true" />
}
