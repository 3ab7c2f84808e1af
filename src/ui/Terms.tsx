import { Text, View } from '@tarojs/components'
import './Terms.scss'

/** Rules in the shop's words, one a line; `fine` beneath something that says the most important of them already. */
export function Terms({ rules, fine = false }: { rules: readonly string[]; fine?: boolean }) {
  return (
    <View className={fine ? 'terms terms--fine' : 'terms'}>
      {rules.map(rule => (
        <Text key={rule}>{rule}</Text>
      ))}
    </View>
  )
}
