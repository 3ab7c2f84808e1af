import { View } from '@tarojs/components'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { RatedTopUp, RatingReport } from '../../contract/ratings'
import { ratingReportWords as words } from '../../copy/ratings'
import { scores } from '../../domain/help/rating'
import { Empty } from '../../ui/Empty'
import { Hero } from '../../ui/Hero'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Waiting } from '../../ui/Waiting'
import './Ratings.scss'

/** How members rated their top-ups lately: the average, how often each score, and who was not content first. */
export function Ratings() {
  const asked = useAnswer(() => askMerchant('ratings.list', {}))
  const { answer } = asked
  return (
    <Screen>
      <Waiting {...asked} height={560} />
      {answer?.count === 0 && <Empty icon="points" words={words.none} />}
      {answer && answer.count > 0 && (
        <>
          <Average report={answer} />
          <Section title={words.low}>
            {answer.low.length === 0 ? <Empty icon="check" words={words.noLow} /> : <Rated ratings={answer.low} />}
          </Section>
          {answer.high.length > 0 && (
            <Section title={words.high}>
              <Rated ratings={answer.high} />
            </Section>
          )}
        </>
      )}
    </Screen>
  )
}

function Average({ report: { days, tenths, count, counts } }: { report: RatingReport }) {
  return (
    <Hero label={words.average(days)} figure={tenths === null ? '' : words.tenths(tenths)} note={words.count(count)}>
      <View className="ratings__shares">
        {[...scores].reverse().map(score => (
          <View key={score} className="ratings__share">
            <View className="ratings__name">{words.share(score)}</View>
            <View className="ratings__track">
              <View className="ratings__bar" style={{ width: `${(counts[score] * 100) / count}%` }} />
            </View>
            <View className="ratings__count">{counts[score]}</View>
          </View>
        ))}
      </View>
    </Hero>
  )
}

function Rated({ ratings }: { ratings: RatedTopUp[] }) {
  const now = serverNow()
  return (
    <List>
      {ratings.map(rating => (
        <ListRow
          key={rating.orderId}
          title={words.title(rating)}
          note={rating.words ?? words.noWords}
          phrases={[words.rated(rating, now)]}
          value={<Price fen={rating.payFen} short />}
        />
      ))}
    </List>
  )
}
