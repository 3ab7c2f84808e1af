import Taro from '@tarojs/taro'

/** A short word in passing; for anything about money use a Notice, which stays until it is read. */
export function say(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: 2000 })
}
