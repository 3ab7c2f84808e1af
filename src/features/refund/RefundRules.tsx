import { Text, View } from '@tarojs/components'
import { refundWords as words } from '../../copy/refund'
import { Section } from '../../ui/Section'

/** The written rule, the same as in docs/refund-rules.md. */
export function RefundRules() {
  return (
    <Section title={words.rulesTitle}>
      <View className="refund__rules">
        {words.rules.map(rule => (
          <Text key={rule}>{rule}</Text>
        ))}
      </View>
    </Section>
  )
}
