import { View } from '@tarojs/components'
import { useState } from 'react'
import { payPasswordWords } from '../copy/pay-password'
import type { Fen } from '../domain/money'
import { Button } from './Button'
import { Field } from './Field'
import { Notice } from './Notice'
import { Sheet } from './Sheet'
import './PasswordSheet.scss'

const words = payPasswordWords.confirm
const DIGITS = /^\d{6}$/

/** The shop wants to be sure that it is the member: why, and one field for the payment password. */
export function PasswordSheet(props: {
  payFen: Fen
  trouble: { code: string; message: string; nextStep: string } | null
  onConfirm: (password: string) => void
  onClose: () => void
}) {
  const { payFen, trouble, onConfirm, onClose } = props
  const [password, setPassword] = useState('')
  const isWhole = DIGITS.test(password)
  const confirm = () => {
    if (isWhole) onConfirm(password)
  }
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <View className="password-sheet">
        {trouble && (
          <Notice
            tone={trouble.code === 'PASSWORD_WRONG' ? 'bad' : 'quiet'}
            message={trouble.message}
            nextStep={trouble.nextStep}
          />
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
        <Button disabled={!isWhole} onPress={confirm}>
          {words.confirm(payFen)}
        </Button>
      </View>
    </Sheet>
  )
}
