import { Input, Text, View } from '@tarojs/components'
import './Field.scss'

const longest = { amount: 10, code: 256, note: 200 } as const

/** One line to write on. `amount` asks for a number pad with a point and puts ¥ before it. */
export function Field(props: {
  kind: 'amount' | 'code' | 'note'
  label: string
  placeholder: string
  value: string
  focus?: boolean
  onChange: (value: string) => void
  onConfirm?: () => void
}) {
  const { kind, label, placeholder, value, focus = false, onChange, onConfirm } = props
  return (
    <View className={`field field--${kind}`}>
      <Text className="field__label">{label}</Text>
      <View className="field__line">
        {kind === 'amount' && <Text className="field__mark">¥</Text>}
        <Input
          className="field__input"
          type={kind === 'amount' ? 'digit' : 'text'}
          placeholder={placeholder}
          placeholderClass="field__placeholder"
          value={value}
          focus={focus}
          maxlength={longest[kind]}
          confirmType="done"
          onInput={event => onChange(event.detail.value)}
          onConfirm={onConfirm}
          aria-label={label}
        />
      </View>
    </View>
  )
}
