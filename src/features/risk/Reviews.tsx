import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { RiskReviewView } from '../../contract/risk'
import { riskWords as words } from '../../copy/risk'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { ToDecide } from '../../ui/ToDecide'
import { say } from '../../ui/toast'
import { Waiting } from '../../ui/Waiting'
import { ReviewSheet } from './ReviewSheet'
import './Reviews.scss'

/** Payments that the rules of risk hold back: each waits for a look, and keeps what was decided, by whom and why. */
export function Reviews() {
  const asked = useAnswer(() => askMerchant('risk.reviews', {}))
  const { answer, ask } = asked
  const [looking, setLooking] = useState<RiskReviewView | null>(null)
  const decided = (verdict: 'approve' | 'reject') => {
    setLooking(null)
    say(words.done[verdict])
    void ask()
  }
  return (
    <Screen>
      <Waiting {...asked} height={420} />
      {answer && (
        <ToDecide
          words={words}
          open={answer.reviews.filter(review => review.state === 'waiting')}
          decided={answer.reviews.filter(review => review.state !== 'waiting')}
          draw={reviews => <Lines reviews={reviews} onPress={setLooking} />}
        />
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
