import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useInSight } from './useInSight'

/**
 * Full brightness while a code is shown, as scanners at a till need it, and back to what it was afterwards.
 * Only inside WeChat: a browser has no say over the screen.
 */
export function useBrightScreen(): void {
  const inSight = useInSight()
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp' || !inSight) return
    const brightened = brighten()
    return () => {
      void brightened.then(restore)
    }
  }, [inSight])
}

/** Resolves to the brightness before; null when the phone would not have it changed. */
async function brighten(): Promise<number | null> {
  try {
    const { value } = await Taro.getScreenBrightness()
    await Taro.setScreenBrightness({ value: 1 })
    return value
  } catch {
    // A dimmer code can still be scanned; nothing else depends on it.
    return null
  }
}

function restore(before: number | null): void {
  if (before !== null) void Taro.setScreenBrightness({ value: before })
}
