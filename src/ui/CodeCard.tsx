import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { QrCode } from './QrCode'
import { Skeleton } from './Skeleton'
import './CodeCard.scss'

/** A code to hold out at the till: the picture large, the digits beneath it in groups for reading aloud. */
export function CodeCard(props: {
  hint: string
  code: { text: string; short: string } | null
  qrLabel: string
  shortCodeLabel: string
  children?: ReactNode
}) {
  const { hint, code, qrLabel, shortCodeLabel, children } = props
  return (
    <View className="code-card">
      <Text className="code-card__hint">{hint}</Text>
      {code ? <QrCode text={code.text} label={qrLabel} /> : <Skeleton width={560} height={560} />}
      <Text className="code-card__label">{shortCodeLabel}</Text>
      <View className="code-card__digits">{code ? inGroups(code.short) : '…'}</View>
      {children}
    </View>
  )
}

/** "482913756" is read aloud as 482 913 756, other lengths by fours; parted by a space wider than a letter's. */
function inGroups(digits: string): string {
  return (digits.match(digits.length % 3 === 0 ? /.{3}/g : /.{1,4}/g) ?? []).join('\u2002')
}
