import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { RiskReviewView } from '../../contract/risk'
import { riskWords as words } from '../../copy/risk'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { ReviewSheet } from './ReviewSheet'
import './Reviews.scss'

/** Payments that the rules of risk hold back: each waits for a look, and keeps what was decided, by whom and why. */
export function Reviews() {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('risk.reviews', {}))
  const [looking, setLooking] = useState<RiskReviewView | null>(null)
  const open = answer?.reviews.filter(review => review.state === 'waiting') ?? []
  const over = answer?.reviews.filter(review => review.state !== 'waiting') ?? []
  const decided = (verdict: 'approve' | 'reject') => {
    setLooking(null)
    say(words.done[verdict])
    void ask()
  }
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={420} radius={24} />}
      {answer && (
        <>
          <Section title={words.open}>
            {open.length === 0 && <Empty icon="check" words={words.none} />}
            {open.length > 0 && <View className="reviews__intro">{words.intro}</View>}
            {open.length > 0 && <Lines reviews={open} onPress={setLooking} />}
          </Section>
          {over.length > 0 && (
            <Section title={words.decided}>
              <Lines reviews={over} onPress={setLooking} />
            </Section>
          )}
        </>
      )}
      {looking && <ReviewSheet review={looking} onDecided={decided} onClose={() => setLooking(null)} />}
    </Screen>
  )
}

function Lines({ reviews, onPress }: { reviews: RiskReviewView[]; onPress: (review: RiskReviewView) => void }) {
  const now = serverNow()
  return (
    <List>
      {reviews.map(review => (
        <ListRow
          key={review.orderId}
          title={review.holder}
          note={review.reason}
          phrases={[words.asked(review, now)]}
          value={<Price fen={review.payFen} short />}
          {...(review.state !== 'waiting' && { valueNote: words.states[review.state] })}
          onPress={() => onPress(review)}
        />
      ))}
    </List>
  )
}
