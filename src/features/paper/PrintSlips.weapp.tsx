import Taro from '@tarojs/taro'
import { paperWords } from '../../copy/paper'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { say } from '../../ui/toast'
import type { PrintSlipsProps } from './PrintSlips'

const words = paperWords.onPhone

export function PrintSlips({ slips }: PrintSlipsProps) {
  const copy = async () => {
    await Taro.setClipboardData({ data: slips.map(({ number, code }) => `${number}\t${code}`).join('\n') })
    say(words.copied)
  }
  return (
    <>
      <Notice message={words.message} nextStep={words.nextStep} />
      <Button kind="quiet" onPress={() => void copy()}>
        {words.copy}
      </Button>
    </>
  )
}
