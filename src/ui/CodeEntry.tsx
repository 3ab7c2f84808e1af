import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './Button'
import { Field } from './Field'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import { CAN_SCAN } from './scan'
import './CodeEntry.scss'

/** What is said around a code that is held out. */
export interface CodeEntryWords {
  scan: string
  scanHint: string
  code: { label: string; placeholder: string }
  lookUp: string
}

/** How it all begins when somebody holds out a code: the camera where there is one, else the line that a scanner gun types on. */
export function CodeEntry(props: {
  words: CodeEntryWords
  looking: boolean
  onScan: () => void
  onCode: (code: string) => void
}) {
  const { words, looking, onScan, onCode } = props
  const [code, setCode] = useState('')
  const typed = code.trim()
  const confirm = () => {
    if (typed !== '' && !looking) onCode(typed)
  }
  return (
    <View className="code-entry">
      {CAN_SCAN && (
        <Pressable className="code-entry__scan" disabled={looking} onPress={onScan}>
          <View className="code-entry__scan-face">
            <Icon name="scan" size="huge" />
            <Text className="code-entry__scan-word">{words.scan}</Text>
            <Text className="code-entry__scan-hint">{words.scanHint}</Text>
          </View>
        </Pressable>
      )}
      <Field
        kind="code"
        label={words.code.label}
        placeholder={words.code.placeholder}
        value={code}
        focus={!CAN_SCAN}
        onChange={setCode}
        onConfirm={confirm}
      />
      <Button kind={CAN_SCAN ? 'quiet' : 'primary'} busy={looking} disabled={typed === ''} onPress={confirm}>
        {words.lookUp}
      </Button>
    </View>
  )
}
