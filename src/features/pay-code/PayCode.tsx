import { Text, View } from '@tarojs/components'
import { payCodeWords as words } from '../../copy/pay-code'
import { Button } from '../../ui/Button'
import { useBrightScreen } from '../../ui/bright-screen'
import { CodeCard } from '../../ui/CodeCard'
import { Pressable } from '../../ui/Pressable'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Verdict } from '../../ui/Verdict'
import { RestDue } from './RestDue'
import { usePayCode } from './usePayCode'
import './PayCode.scss'

/** The code that pays from the balance, and the news that it did. */
export function PayCode() {
  const { code, alone, balanceFen, payment, trouble, asking, ask, dueRest } = usePayCode()
  useBrightScreen()

  if (dueRest) return <RestDue orderId={dueRest} />

  if (payment) {
    return (
      <Screen>
        <Verdict tone="good" word={words.paid} note={words.left(payment.balanceFen)}>
          <Price fen={payment.amountFen} size="balance" />
        </Verdict>
        <ActionBar>
          <Button onPress={go.back}>{words.done}</Button>
        </ActionBar>
      </Screen>
    )
  }

  return (
    <Screen>
      {trouble && !code ? (
        <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
      ) : (
        <CodeCard
          barcode
          hint={words.hint}
          code={code}
          qrLabel={words.qrLabel}
          shortCodeLabel={words.shortCode}
          alone={alone ? words.offline : undefined}
        >
          <Pressable className="pay-code__refresh" onPress={() => void ask()}>
            <Text className="pay-code__note">{words.autoRefresh}</Text>
            <Text className="pay-code__refresh-word">{words.refresh}</Text>
          </Pressable>
        </CodeCard>
      )}
      <View className="pay-code__balance">
        <Text>{balanceFen === null ? '' : words.balance(balanceFen)}</Text>
        <Pressable className="pay-code__top-up" onPress={() => go.topUp()}>
          {words.topUp}
        </Pressable>
      </View>
    </Screen>
  )
}
