import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useRef } from 'react'

/**
 * Full brightness while a code is shown, as scanners at a till need it, and back to what it was afterwards.
 * Only inside WeChat: a browser has no say over the screen.
 */
export function useBrightScreen(): void {
  const before = useRef<number | null>(null)

  const brighten = async () => {
    if (process.env.TARO_ENV !== 'weapp') return
    const { value } = await Taro.getScreenBrightness()
    before.current ??= value
    await Taro.setScreenBrightness({ value: 1 })
  }
  const restore = () => {
    if (before.current === null) return
    void Taro.setScreenBrightness({ value: before.current })
    before.current = null
  }

  useDidShow(() => void brighten().catch(() => restore()))
  useDidHide(restore)
  useUnload(restore)
}
