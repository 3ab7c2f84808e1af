import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { riskWords as words } from '../../copy/risk'
import { Decisions } from '../../ui/Decisions'
import { ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { ReviewSheet } from './ReviewSheet'
import './Reviews.scss'

/** Payments that the rules of risk hold back: each waits for a look, and keeps what was decided, by whom and why. */
export function Reviews() {
  const asked = useAnswer(() => askMerchant('risk.reviews', {}))
  const now = serverNow()
  return (
    <Decisions
      {...asked}
      words={words}
      items={asked.answer?.reviews ?? null}
      isDecided={({ state }) => state !== 'waiting'}
      row={(review, look) => (
        <ListRow
          key={review.orderId}
          title={review.holder}
          note={review.reason}
          phrases={[words.asked(review, now)]}
          value={<Price fen={review.payFen} short />}
          {...(review.state !== 'waiting' && { valueNote: words.states[review.state] })}
          onPress={look}
        />
      )}
      sheet={(review, close) => <ReviewSheet review={review} {...close} />}
    />
  )
}
