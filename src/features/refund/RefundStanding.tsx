import { Text, View } from '@tarojs/components'
import type { Fen } from '../../domain/money'
import { Hero } from '../../ui/Hero'
import { Price } from '../../ui/Price'
import { Steps } from '../../ui/Steps'
import './Refund.scss'

/** How far a refund has come, what that means for the money, and how much it is; for the member and the shop alike. */
export function RefundStanding(props: {
  steps: readonly string[]
  /** so many are behind it */
  reached: number
  halted: boolean
  title: string
  note: string
  amount: string
  refundFen: Fen
}) {
  const { steps, reached, halted, title, note, amount, refundFen } = props
  return (
    <>
      <View className="refund__steps">
        <Steps names={[...steps]} reached={reached} halted={halted} />
      </View>
      <View className="refund__words" role="status">
        <Text className="refund__title">{title}</Text>
        <Text className="hero__note">{note}</Text>
      </View>
      <Hero label={amount} figure={<Price fen={refundFen} size="balance" />} />
    </>
  )
}
