import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Trouble } from '../../cloud/trouble'
import { topUpWords } from '../../copy/top-up'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import type { Wanted } from './purchase-intent'

const words = topUpWords.confirm
const DIGITS = /^\d{6}$/

/** The shop wants to be sure that it is the member: why, and one field for the payment password. */
export function ConfirmSheet(props: {
  wanted: Wanted
  trouble: Trouble | null
  onConfirm: (wanted: Wanted, password: string) => void
  onClose: () => void
}) {
  const { wanted, trouble, onConfirm, onClose } = props
  const [password, setPassword] = useState('')
  const isWhole = DIGITS.test(password)
  const confirm = () => {
    if (isWhole) onConfirm(wanted, password)
  }
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      {trouble && (
        <View className="choose-tier__happened">
          <Notice
            tone={trouble.code === 'PASSWORD_WRONG' ? 'bad' : 'quiet'}
            message={trouble.message}
            nextStep={trouble.nextStep}
          />
        </View>
      )}
      <Field
        kind="password"
        label={words.label}
        placeholder={words.placeholder}
        value={password}
        focus
        onChange={setPassword}
        onConfirm={confirm}
      />
      <View className="choose-tier__confirm">
        <Button disabled={!isWhole} onPress={confirm}>
          {words.confirm(wanted.payFen)}
        </Button>
      </View>
    </Sheet>
  )
}
