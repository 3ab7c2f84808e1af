import { Text, View } from '@tarojs/components'
import type { Trouble } from '../../cloud/trouble'
import type { AmountView, TopUpOffer } from '../../contract/top-up'
import { topUpWords } from '../../copy/top-up'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'

const words = topUpWords.own

/** An amount of the member's own on a number pad, and what it brings as it is typed. */
export function OwnAmount(props: {
  range: NonNullable<TopUpOffer['custom']>
  amount: string
  answer: AmountView | null
  trouble: Trouble | null
  onAmount: (amount: string) => void
}) {
  const { range, amount, answer, trouble, onAmount } = props
  const no = answer?.unavailable ?? trouble
  return (
    <View className="choose-tier__own">
      <Field
        kind="amount"
        label={words.label}
        placeholder={words.placeholder(range.leastFen, range.mostFen)}
        value={amount}
        focus
        onChange={onAmount}
      />
      {no && <Notice tone="bad" message={no.message} nextStep={no.nextStep} />}
      {answer && !no && <Text className="choose-tier__brings">{words.brings(answer.bonusFen, answer.creditFen)}</Text>}
    </View>
  )
}
