import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './Hero.scss'

/** What a page is about, as the first thing the eye finds: a word, the figure large (or a name), a quiet line. */
export function Hero(props: { label: string; figure: ReactNode; note?: string | null; children?: ReactNode }) {
  const { label, figure, note, children } = props
  const isNumber = typeof figure === 'string' && /^[\d,]+$/.test(figure)
  return (
    <View className="hero">
      <Text className="hero__label">{label}</Text>
      {typeof figure === 'string' ? <Text className={isNumber ? 'hero__figure' : 'hero__name'}>{figure}</Text> : figure}
      {note && <Text className="hero__note">{note}</Text>}
      {children}
    </View>
  )
}
