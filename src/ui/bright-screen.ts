import Taro, { useUnload } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { useInSight } from './useInSight'

/**
 * Full brightness while a code is shown, as scanners at a till need it, and back to what it was as soon as it is gone.
 * Only inside WeChat: a browser has no say over the screen.
 */
export function useBrightScreen(): void {
  const inSight = useInSight()
  const darken = useRef(nothing)

  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp' || !inSight) return
    let before: number | null = null
    let gone = false
    darken.current = () => {
      gone = true
      restore(before)
      darken.current = nothing
    }
    void brighten().then(value => {
      before = value
      if (gone) restore(before)
    })
    return () => darken.current()
  }, [inSight])

  // React takes a page apart only after WeChat has left it; the screen should not wait for that.
  useUnload(() => darken.current())
}

function nothing(): void {}

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
