import { View } from '@tarojs/components'
import { useState } from 'react'
import { tillWords as words } from '../../copy/till'
import { type Fen, fenFromYuan } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { ActionBar } from '../../ui/Screen'

/** A pay code that was recognised: whose, and how much to take. */
export function FoundPayCode(props: {
  holder: string
  busy: boolean
  onCharge: (amountFen: Fen) => void
  onCancel: () => void
}) {
  const { holder, busy, onCharge, onCancel } = props
  const [amount, setAmount] = useState('')
  const amountFen = fenFromYuan(amount)
  const chargeable = amountFen !== null && amountFen > 0
  const confirm = () => {
    if (chargeable && !busy) onCharge(amountFen)
  }
  return (
    <View className="till__found">
      <View className="till__holder">{holder}</View>
      <Field
        kind="amount"
        label={words.chargeAmount.label}
        placeholder={words.chargeAmount.placeholder}
        value={amount}
        focus
        onChange={setAmount}
        onConfirm={confirm}
      />
      {amount !== '' && !chargeable && <View className="till__hint">{words.badAmount}</View>}
      <ActionBar>
        <Button busy={busy} disabled={!chargeable} onPress={confirm}>
          {chargeable ? words.chargeFor(amountFen) : words.charge}
        </Button>
        <Button kind="plain" disabled={busy} onPress={onCancel}>
          {words.cancel}
        </Button>
      </ActionBar>
    </View>
  )
}
