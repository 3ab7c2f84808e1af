import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

/** Stored on this phone: the reader's own choice, which outranks WeChat's font setting. */
const KEY = 'care-mode'

/** WeChat's own font setting is 17 by default; from this size on the reader has asked WeChat for large type. */
const LARGE_FONT_SETTING = 20

const listeners = new Set<() => void>()
let large: boolean | null = null

/** Whether everything is drawn in large type, and the switch for it. Every open page follows at once. */
export function useCareMode(): { large: boolean; choose: (large: boolean) => void } {
  return { large: useSyncExternalStore(listen, current, current), choose }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): boolean {
  if (large === null) {
    const stored: unknown = Taro.getStorageSync(KEY)
    large = typeof stored === 'boolean' ? stored : askedOfWeChat()
  }
  return large
}

function choose(next: boolean): void {
  large = next
  Taro.setStorageSync(KEY, next)
  for (const listener of listeners) listener()
}

function askedOfWeChat(): boolean {
  const setting = Taro.getSystemInfoSync().fontSizeSetting
  return typeof setting === 'number' && setting >= LARGE_FONT_SETTING
}
