import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import './Verdict.scss'

/**
 * The outcome, readable across a counter: a colour, a sign and a word. `filled` paints the whole surface, for the till,
 * where a glance has to be enough.
 */
export function Verdict(props: {
  tone: 'good' | 'bad' | 'unsure'
  word: string
  note?: string | undefined
  filled?: boolean
  children?: ReactNode
}) {
  const { tone, word, note, filled = false, children } = props
  const icon = tone === 'good' ? 'check' : tone === 'bad' ? 'cross' : 'clock'
  return (
    <View className={`verdict verdict--${tone}${filled ? ' verdict--filled' : ''}`} role="alert">
      <Icon name={icon} size="huge" />
      <Text className="verdict__word">{word}</Text>
      {children}
      {note !== undefined && <Text className="verdict__note">{note}</Text>}
    </View>
  )
}
