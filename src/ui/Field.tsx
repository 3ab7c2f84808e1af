import { Input, Text, View } from '@tarojs/components'
import './Field.scss'

type Kind = 'amount' | 'whole-yuan' | 'code' | 'name' | 'phone' | 'note' | 'password' | 'digits'

/** Which keyboard comes up, and how much can be written. */
const kinds: Record<Kind, { keyboard: 'digit' | 'number' | 'text'; most: number; money: boolean }> = {
  amount: { keyboard: 'digit', most: 10, money: true },
  'whole-yuan': { keyboard: 'number', most: 6, money: true },
  code: { keyboard: 'text', most: 256, money: false },
  name: { keyboard: 'text', most: 20, money: false },
  phone: { keyboard: 'number', most: 11, money: false },
  password: { keyboard: 'number', most: 6, money: false },
  digits: { keyboard: 'number', most: 6, money: false },
  note: { keyboard: 'text', most: 200, money: false },
}

/** One line to write on. Amounts ask for a number pad and have ¥ before them. */
export function Field(props: {
  kind: Kind
  label: string
  placeholder: string
  value: string
  focus?: boolean
  onChange: (value: string) => void
  onConfirm?: () => void
}) {
  const { kind, label, placeholder, value, focus = false, onChange, onConfirm } = props
  const { keyboard, most, money } = kinds[kind]
  return (
    <View className={`field field--${kind}`}>
      <Text className="field__label">{label}</Text>
      <View className="field__line">
        {money && <Text className="field__mark">¥</Text>}
        <Input
          className="field__input"
          type={keyboard}
          password={kind === 'password'}
          placeholder={placeholder}
          placeholderClass="field__placeholder"
          value={value}
          focus={focus}
          maxlength={most}
          confirmType="done"
          onInput={event => onChange(event.detail.value)}
          onConfirm={onConfirm}
          aria-label={label}
        />
      </View>
    </View>
  )
}
