import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useCareMode } from './care-mode'
import './Screen.scss'

/** The root of every page: the background, the edges, and the large type of care mode. */
export function Screen({ children }: { children: ReactNode }) {
  const { large } = useCareMode()
  return <View className={large ? 'screen care' : 'screen'}>{children}</View>
}

/** The one clear action of a page: stays at the bottom, above the safe area, while the content scrolls beneath it. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <View className="action-bar">{children}</View>
}
