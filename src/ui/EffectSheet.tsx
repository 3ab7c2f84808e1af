import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { Notice } from './Notice'
import { Sheet } from './Sheet'
import './EffectSheet.scss'

/** Says what one button will do before it is pressed, and beneath that why the last press did not do it. */
export function EffectSheet(props: {
  words: { title: string; close: string; confirm: string }
  effect: string | string[]
  /** what it is about, and what has to be chosen or typed before */
  children?: ReactNode
  busy?: boolean
  /** something that has to be chosen or typed is missing */
  disabled?: boolean
  trouble?: { message: string; nextStep: string } | null
  onConfirm: () => void
  onClose: () => void
}) {
  const { words, effect, children, busy = false, disabled = false, trouble, onConfirm, onClose } = props
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <View className="effect-sheet">
        {children}
        {[effect].flat().map(line => (
          <Text key={line} className="effect-sheet__line">
            {line}
          </Text>
        ))}
        {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
        <Button busy={busy} disabled={disabled} onPress={onConfirm}>
          {words.confirm}
        </Button>
      </View>
    </Sheet>
  )
}
