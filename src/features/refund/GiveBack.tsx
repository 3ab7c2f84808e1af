import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../cloud/clock'
import { isUncertain } from '../../cloud/trouble'
import type { ShopRefundQuote } from '../../contract/shop-refunds'
import { shopRefundWords as words } from '../../copy/shop-refund'
import type { OrderId, TopUpRefundId } from '../../domain/ids'
import { Choices } from '../../ui/Choices'
import { EffectButton } from '../../ui/EffectButton'
import { Hero } from '../../ui/Hero'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stopped } from '../../ui/Stopped'
import { Terms } from '../../ui/Terms'
import { GivenProgress } from './GivenProgress'
import { HowItComesAbout } from './HowItComesAbout'
import { RefundRules } from './RefundRules'
import { useGiveBack } from './useGiveBack'

const reasons = ['consumer', 'merchant'] as const

/** A manager gives one top-up back: why, what comes of it line by line, a second look, then the way to its end. */
export function GiveBack() {
  const { orderId = '', refundId = '' } = useRouter().params
  const begun = refundId === '' ? null : (refundId as TopUpRefundId)
  const { answer: stage, trouble, asking, ask, ...page } = useGiveBack(orderId as OrderId, begun)
  const { giving, reason } = page
  const quoted = stage?.stage === 'quoted' ? stage.quote : null
  return (
    <Screen>
      {trouble && <Stopped trouble={trouble} isOpen={isUncertain(trouble)} busy={asking} onRetry={() => void ask()} />}
      <Stopped {...giving} onRetry={() => void giving.retry()} />
      {!stage && !trouble && <Skeleton height={560} radius={24} />}
      {stage?.stage === 'given' && (
        <GivenProgress
          refund={stage.refund}
          asking={asking}
          onLook={() => void ask()}
          onAskAnew={page.askAnew}
          onPaid={page.show}
        />
      )}
      {quoted && <Whose quote={quoted} />}
      {(quoted || (!stage && trouble && !isUncertain(trouble))) && (
        <View className="refund__reason">
          <Choices
            title={words.reason}
            choices={reasons.map(key => ({ key, label: words.reasons[key] }))}
            chosen={reason}
            onChoose={page.chooseReason}
          />
          <Terms rules={[words.reasonNote[reason]]} fine />
        </View>
      )}
      {quoted && (
        <>
          <Section title={words.how}>
            <HowItComesAbout quote={quoted} reason={quoted.reason} />
          </Section>
          <RefundRules />
          <ActionBar>
            <EffectButton
              words={words.sheet}
              effect={words.effect(quoted)}
              busy={giving.busy}
              disabled={asking || quoted.reason !== reason}
              onConfirm={() => void page.give(quoted)}
            >
              {words.submit(quoted.refundFen)}
            </EffectButton>
          </ActionBar>
        </>
      )}
    </Screen>
  )
}

function Whose({ quote }: { quote: ShopRefundQuote }) {
  const { holder, refundFen, way, paidBy } = quote
  return (
    <>
      <Hero label={words.willGet(holder)} figure={<Price fen={refundFen} size="balance" />} note={words.way[way]} />
      <List>
        <ListRow title={words.paidOn} note={words.paid(quote, serverNow())} value={words.paidBy(paidBy, null)} />
      </List>
    </>
  )
}
