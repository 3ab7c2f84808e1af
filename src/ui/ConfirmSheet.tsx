import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { payPasswordWords } from '../copy/pay-password'
import type { Fen } from '../domain/money'
import { type ConfirmWay, confirmWayWords } from '../domain/risk/risk-rules'
import { Button } from './Button'
import { Field } from './Field'
import { Notice } from './Notice'
import { Segments } from './Segments'
import { Sheet } from './Sheet'
import './ConfirmSheet.scss'

const words = payPasswordWords.confirm
const DIGITS = /^\d{6}$/

interface Failure {
  code: string
  message: string
  nextStep: string
}

/** The shop wants to be sure that it is the member: why, and one field for the payment password or the code sent by text. */
export function ConfirmSheet(props: {
  asked: { payFen: Fen; ways: ConfirmWay[]; phone: string | null }
  busy: boolean
  trouble: Failure | null
  text: { isSent: boolean; seconds: number; busy: boolean; trouble: Failure | null; send: () => void }
  onConfirm: (proof: { password: string } | { phoneCode: string }) => void
  onClose: () => void
}) {
  const { asked, busy, trouble, text, onConfirm, onClose } = props
  const [chosen, choose] = useState<ConfirmWay | null>(null)
  const way = asked.ways.find(each => each === chosen) ?? asked.ways[0] ?? 'password'
  const failure = (way === 'phone_code' && text.trouble) || trouble
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <View className="confirm-sheet">
        {failure && (
          <Notice
            tone={failure.code === 'CONFIRM_NEEDED' ? 'quiet' : 'bad'}
            message={failure.message}
            nextStep={failure.nextStep}
          />
        )}
        {asked.ways.length > 1 && (
          <Segments
            segments={asked.ways.map(key => ({ key, label: confirmWayWords[key] }))}
            chosen={way}
            onChoose={choose}
          />
        )}
        {way === 'password' && (
          <Digits
            {...words.password}
            kind="password"
            {...{ busy, asked }}
            onWhole={password => onConfirm({ password })}
          />
        )}
        {way === 'phone_code' && !text.isSent && (
          <>
            <Text className="confirm-sheet__note">{words.sendNote(asked.phone ?? '')}</Text>
            <Button busy={text.busy} onPress={text.send}>
              {words.send}
            </Button>
          </>
        )}
        {way === 'phone_code' && text.isSent && (
          <Digits
            label={words.code.label(asked.phone ?? '')}
            placeholder={words.code.placeholder}
            kind="digits"
            {...{ busy, asked }}
            onWhole={phoneCode => onConfirm({ phoneCode })}
          >
            <Button kind="plain" busy={text.busy} disabled={text.seconds > 0} onPress={text.send}>
              {words.again(text.seconds)}
            </Button>
          </Digits>
        )}
      </View>
    </Sheet>
  )
}

/** Six digits, and the button that pays once they are there. */
function Digits(props: {
  kind: 'password' | 'digits'
  label: string
  placeholder: string
  asked: { payFen: Fen }
  busy: boolean
  onWhole: (digits: string) => void
  children?: ReactNode
}) {
  const { kind, label, placeholder, asked, busy, onWhole, children } = props
  const [digits, setDigits] = useState('')
  const isWhole = DIGITS.test(digits)
  const confirm = () => {
    if (isWhole && !busy) onWhole(digits)
  }
  return (
    <>
      <Field
        kind={kind}
        label={label}
        placeholder={placeholder}
        value={digits}
        focus
        onChange={setDigits}
        onConfirm={confirm}
      />
      {children}
      <Button busy={busy} disabled={!isWhole} onPress={confirm}>
        {words.confirm(asked.payFen)}
      </Button>
    </>
  )
}
