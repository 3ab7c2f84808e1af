import Taro from '@tarojs/taro'
import { say } from './toast'

/** Puts a text where it can be pasted from, and says so. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text })
  } catch {
    // It may be forbidden here: the text stands on the page and can be read out.
    return
  }
  say(done)
}
