import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { tillWords as words } from '../../copy/till'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Pressable } from '../../ui/Pressable'
import { CAN_SCAN } from './scan'

/** The beginning of every sale: the camera where there is one, else the line that a scanner gun types on. */
export function CodeEntry(props: { looking: boolean; onScan: () => void; onCode: (code: string) => void }) {
  const { looking, onScan, onCode } = props
  const [code, setCode] = useState('')
  const typed = code.trim()
  const confirm = () => {
    if (typed !== '' && !looking) onCode(typed)
  }
  return (
    <View className="till__entry">
      {CAN_SCAN && (
        <Pressable className="till__scan" disabled={looking} onPress={onScan}>
          <View className="till__scan-face">
            <Icon name="scan" size="huge" />
            <Text className="till__scan-word">{words.scan}</Text>
            <Text className="till__scan-hint">{words.scanHint}</Text>
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
