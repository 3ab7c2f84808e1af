import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import type { BatchOffer } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { ReviewNotice } from '../../ui/ReviewNotice'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Waiting } from '../../ui/Waiting'
import { ChooseCards } from './ChooseCards'
import './Batch.scss'

/** Several cards in one payment: how much for each, which cards, one button; and what became of the newest ones. */
export function Batch() {
  const asked = useAnswer(() => askShopper('batch.offer', {}))
  const { answer, ask } = asked
  useWatch(ask, answer?.review?.state === 'waiting')
  return (
    <Screen>
      <Waiting {...asked} height={640} />
      {answer && !answer.limits && (
        <Empty
          icon="top-up"
          words={words.notOffered.words}
          action={{ label: words.notOffered.action, onPress: () => go.topUp() }}
        />
      )}
      {answer?.limits && (
        <View className="batch">
          {answer.review && <ReviewNotice review={answer.review} now={serverNow()} />}
          <Mine mine={answer.mine} />
          <ChooseCards offer={answer} limits={answer.limits} onRefused={() => void ask()} />
        </View>
      )}
    </Screen>
  )
}

function Mine({ mine }: { mine: BatchOffer['mine'] }) {
  if (mine.length === 0) return null
  return (
    <Section title={words.mine}>
      <List>
        {mine.map(each => (
          <ListRow
            key={each.orderId}
            title={words.mineTitle(each)}
            note={words.mineAt(each.createdAt, serverNow())}
            value={words.states[each.state]}
            onPress={() => go.batchOrder(each.orderId)}
          />
        ))}
      </List>
    </Section>
  )
}
