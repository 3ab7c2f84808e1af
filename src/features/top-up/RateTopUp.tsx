import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useView } from '../../cloud/useView'
import { useWork } from '../../cloud/useWork'
import type { RatingView } from '../../contract/ratings'
import { ratingWords as words } from '../../copy/ratings'
import type { Score } from '../../domain/help/rating'
import type { OrderId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Stars } from '../../ui/Stars'
import './RateTopUp.scss'

/** One quiet row on the result of a top-up: the stars count at once, the reason is asked for only then and may be left out. */
export function RateTopUp({ orderId }: { orderId: OrderId }) {
  const { answer, show } = useView(() => askShopper('topUp.rating', { orderId }))
  // Not there, or not to be had: nobody misses it.
  if (!answer) return null
  return <Rating orderId={orderId} rating={answer.rating} onRated={rating => show({ rating })} />
}

interface Wish {
  score: Score
  words: string | null
}

function Rating(props: { orderId: OrderId; rating: RatingView | null; onRated: (rating: RatingView) => void }) {
  const { orderId, rating, onRated } = props
  const [score, setScore] = useState<Score | null>(rating?.score ?? null)
  const [text, setText] = useState(rating?.words ?? '')
  const newest = useRef<Wish | null>(null)
  const { busy, trouble, start } = useWork(async () => {
    // Another star may be tapped while the first is on its way: the last one counts.
    for (let sent: Wish | null = null; newest.current !== null && newest.current !== sent; ) {
      sent = newest.current
      onRated((await askShopper('topUp.rate', { orderId, ...sent })).rating)
    }
  })
  const rate = (wish: Wish) => {
    newest.current = wish
    setScore(wish.score)
    start()
  }
  const said = text.trim() === '' ? null : text.trim()
  const now = serverNow()
  const isOpen = rating === null || now < rating.changesUntil
  const isSaid = rating !== null && rating.words !== null && rating.words === said
  return (
    <View className="rate-top-up">
      <View className="rate-top-up__ask">{rating === null ? words.ask : words.thanks}</View>
      <Stars
        label={words.star}
        score={score}
        onChoose={chosen => isOpen && rate({ score: chosen, words: rating?.words ?? null })}
      />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      {rating && isOpen && (
        <View className="rate-top-up__why">
          <Field kind="note" {...words.words} value={text} onChange={setText} />
          {!isSaid && said !== null && (
            <Button kind="plain" busy={busy} onPress={() => rate({ score: rating.score, words: said })}>
              {words.send}
            </Button>
          )}
        </View>
      )}
    </View>
  )
}
