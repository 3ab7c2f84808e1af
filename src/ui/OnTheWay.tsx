import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Fen } from '../domain/money'
import { Price } from './Price'
import { Steps } from './Steps'
import './OnTheWay.scss'

/** A payment that has not come to its end yet: its named steps, where it stands in words, and how much is to be paid. */
export function OnTheWay(props: {
  steps: Parameters<typeof Steps>[0]['names']
  reached: number
  /** it goes on only when somebody does something */
  halted?: boolean
  title: string
  note: string
  /** what is to be paid; absent when nothing has to be */
  payFen?: Fen
  children?: ReactNode
}) {
  const { steps, reached, halted = false, title, note, payFen, children } = props
  return (
    <View className="on-the-way">
      <Steps names={steps} reached={reached} halted={halted} />
      <Text className="on-the-way__title">{title}</Text>
      <Text className="on-the-way__note">{note}</Text>
      {payFen !== undefined && (
        <View className="on-the-way__amount">
          <Price fen={payFen} size="balance" />
        </View>
      )}
      {children}
    </View>
  )
}
