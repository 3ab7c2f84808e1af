import Taro from '@tarojs/taro'
import { memoryScope } from './memory-scope'

/**
 * What the phone keeps across restarts, one shelf per purpose. The shape version is part of the name, so that an app
 * that was updated never reads what an older one wrote.
 */
export interface Shelf<Kept> {
  read: () => Kept | null
  write: (kept: Kept) => void
  clear: () => void
}

/** A place of this phone's storage, of one person. Another `shapeVersion` begins with an empty one. */
export function shelf<Kept>(name: string, shapeVersion: number): Shelf<Kept> {
  const key = () => `${name}.${shapeVersion}.${memoryScope()}`
  return {
    read: () => {
      const kept: unknown = Taro.getStorageSync(key())
      return kept === '' || kept === undefined ? null : (kept as Kept)
    },
    write: kept => Taro.setStorageSync(key(), kept),
    clear: () => Taro.removeStorageSync(key()),
  }
}
