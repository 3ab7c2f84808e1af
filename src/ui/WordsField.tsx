import { Text, Textarea, View } from '@tarojs/components'
import './WordsField.scss'

/** Several lines to write on, with how much room is left once it gets scarce. */
export function WordsField(props: {
  label: string
  placeholder: string
  value: string
  most: number
  disabled?: boolean
  /** whole tables are pasted here: it scrolls inside instead of growing with what is written */
  isForTables?: boolean
  onChange: (value: string) => void
}) {
  const { label, placeholder, value, most, disabled = false, isForTables = false, onChange } = props
  const isScarce = value.length > most * 0.8
  return (
    <View className="words-field">
      <View className="words-field__head">
        <Text>{label}</Text>
        {isScarce && <Text>{`${value.length} / ${most}`}</Text>}
      </View>
      <Textarea
        className={isForTables ? 'words-field__input words-field__input--tables' : 'words-field__input'}
        placeholder={placeholder}
        placeholderClass="words-field__placeholder"
        value={value}
        maxlength={most}
        disabled={disabled}
        autoHeight={!isForTables}
        cursorSpacing={120}
        onInput={event => onChange(event.detail.value)}
        aria-label={label}
        // In a browser the words are written into an element inside.
        nativeProps={{ 'aria-label': label }}
      />
    </View>
  )
}
