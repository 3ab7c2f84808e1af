import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isUncertain } from '../../cloud/trouble'
import type { RefundQuote } from '../../contract/refunds'
import { refundWords as words } from '../../copy/refund'
import type { OrderId } from '../../domain/ids'
import { addFen } from '../../domain/money'
import type { TopUpRefundReason } from '../../domain/refunds/refund-terms'
import { Button } from '../../ui/Button'
import { EffectSheet } from '../../ui/EffectSheet'
import { Hero } from '../../ui/Hero'
import { Price } from '../../ui/Price'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { Stopped } from '../../ui/Stopped'
import { HowItComesAbout } from './HowItComesAbout'
import { RefundProgress } from './RefundProgress'
import { RefundRules } from './RefundRules'
import { useRefund } from './useRefund'
import './Refund.scss'

/** A top-up is given back: what comes back by the written rule, line by line, then one button, then the way to its end. */
export function Refund() {
  const { orderId = '' } = useRouter().params
  const { answer: stage, trouble, asking, ask, refunding, start, askAnew } = useRefund(orderId as OrderId)
  return (
    <Screen>
      {trouble && <Stopped trouble={trouble} isOpen={isUncertain(trouble)} busy={asking} onRetry={() => void ask()} />}
      {!stage && !trouble && <Skeleton height={560} radius={24} />}
      <Stopped {...refunding} onRetry={() => void refunding.retry()} />
      {stage?.stage === 'started' && (
        <RefundProgress refund={stage.refund} asking={asking} onLook={() => void ask()} onAskAnew={askAnew} />
      )}
      {stage?.stage === 'quoted' && <Quoted {...stage} busy={refunding.busy} onConfirm={() => void start(stage)} />}
    </Screen>
  )
}

function Quoted(props: { quote: RefundQuote; reason: TopUpRefundReason; busy: boolean; onConfirm: () => void }) {
  const { quote, reason, busy, onConfirm } = props
  const [asking, setAsking] = useState(false)
  const leaves = addFen(quote.principalLeftFen, quote.bonusLeftFen)
  return (
    <>
      <Hero label={words.willGet} figure={<Price fen={quote.refundFen} size="balance" />} note={words.way[quote.way]} />
      <HowItComesAbout quote={quote} reason={reason} />
      <RefundRules />
      <ActionBar>
        <Button busy={busy} onPress={() => setAsking(true)}>
          {words.submit(quote.refundFen)}
        </Button>
      </ActionBar>
      {asking && (
        <EffectSheet
          words={words.sheet}
          effect={words.sheet.note(quote.refundFen, leaves)}
          onConfirm={() => {
            setAsking(false)
            onConfirm()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
