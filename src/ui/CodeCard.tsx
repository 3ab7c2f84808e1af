import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Barcode } from './Barcode'
import { QrCode } from './QrCode'
import { Skeleton } from './Skeleton'
import './CodeCard.scss'

/** A code to hold out at the till: the picture large, the digits beneath it in groups for reading aloud. */
export function CodeCard(props: {
  hint: string
  /** without digits while nobody could be asked for them */
  code: { text: string; shortCode: string | null } | null
  qrLabel: string
  shortCodeLabel: string
  /** the digits as bars too, for scanners that read nothing else */
  barcode?: boolean
  /** said while the phone shows the code by itself */
  alone?: { message: string; note: string } | undefined
  children?: ReactNode
}) {
  const { hint, code, qrLabel, shortCodeLabel, barcode = false, alone, children } = props
  const digits = code === null ? '…' : code.shortCode
  return (
    <View className="code-card">
      <Text className="code-card__hint">{hint}</Text>
      {barcode && code?.shortCode && <Barcode digits={code.shortCode} />}
      {code ? <QrCode text={code.text} label={qrLabel} /> : <Skeleton width={560} height={560} />}
      {alone && (
        <View className="code-card__alone" role="status">
          <Text className="code-card__alone-word">{alone.message}</Text>
          <Text>{alone.note}</Text>
        </View>
      )}
      {digits !== null && (
        <>
          <Text className="code-card__label">{shortCodeLabel}</Text>
          <View className="code-card__digits">{code ? inGroups(digits) : digits}</View>
        </>
      )}
      {children}
    </View>
  )
}

/** "482913756" is read aloud as 482 913 756, other lengths by fours; parted by a space wider than a letter's. */
function inGroups(digits: string): string {
  return (digits.match(digits.length % 3 === 0 ? /.{3}/g : /.{1,4}/g) ?? []).join('\u2002')
}
