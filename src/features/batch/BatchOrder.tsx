import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { askShopper } from '../../cloud/client'
import { pay } from '../../cloud/payment'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import { useWork } from '../../cloud/useWork'
import type { BatchView } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import type { OrderId } from '../../domain/ids'
import { sumFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Steps } from '../../ui/Steps'
import { Waiting } from '../../ui/Waiting'
import './Batch.scss'

/** One payment for several cards on its way: pay, then see them arrive one by one, and what could not. */
export function BatchOrder() {
  const { orderId = '' } = useRouter().params
  const asked = useAnswer(() => askShopper('batch.read', { orderId: orderId as OrderId }))
  const { answer, ask } = asked
  useWatch(ask, answer !== null && isMoving(answer))
  return (
    <Screen>
      <Waiting {...asked} height={560} />
      {answer && <Order order={answer} onPaid={ask} />}
    </Screen>
  )
}

function isMoving({ state, cards }: BatchView): boolean {
  return state.state === 'paying' || state.state === 'crediting' || cards.some(card => card.state === 'going_back')
}

function Order({ order, onPaid }: { order: BatchView; onPaid: () => Promise<void> }) {
  return (
    <View className="batch">
      <Head order={order} />
      <Back order={order} />
      <List>
        {order.cards.map(({ holder, payFen, bonusFen, state }) => (
          <ListRow
            key={holder}
            icon="person"
            title={holder}
            note={order.state.state === 'crediting' || order.state.state === 'settled' ? words.card[state] : undefined}
            value={<Price fen={payFen} short />}
            {...(bonusFen > 0 && { valueNote: words.bonus(bonusFen) })}
          />
        ))}
      </List>
      <Text className="batch__note">{words.rule}</Text>
      <ActionBar>
        {order.state.state === 'paying' ? (
          <Pay order={order} onPaid={onPaid} />
        ) : (
          <Button onPress={go.home}>{words.done}</Button>
        )}
      </ActionBar>
    </View>
  )
}

function Head({ order }: { order: BatchView }) {
  const { state, cards } = order
  const credited = cards.filter(card => card.state === 'credited').length
  switch (state.state) {
    case 'paying':
      return <Steps names={words.steps} reached={0} />
    case 'crediting':
      return (
        <View>
          <Steps names={words.steps} reached={1} />
          <View className="batch__title">{words.crediting.title}</View>
          <Text className="batch__note">{words.crediting.note}</Text>
        </View>
      )
    case 'settled':
      return (
        <View>
          <Steps names={words.steps} reached={words.steps.length} />
          <View className="batch__title">{words.settled(credited)}</View>
        </View>
      )
    case 'closed':
    case 'suspense':
      return <Notice message={state.message} nextStep={state.nextStep} />
    default:
      return state satisfies never
  }
}

/** What could not be credited, and where it is now. */
function Back({ order: { cards } }: { order: BatchView }) {
  const goingBack = cards.filter(card => card.state === 'going_back')
  const givenBack = cards.filter(card => card.state === 'given_back')
  return (
    <>
      {goingBack.length > 0 && <Notice message={words.goingBack(sumFen(goingBack.map(card => card.payFen)))} />}
      {givenBack.length > 0 && <Notice message={words.givenBack(sumFen(givenBack.map(card => card.payFen)))} />}
    </>
  )
}

/** WeChat's sheet comes by itself once, and again by the button. */
function Pay({ order, onPaid }: { order: BatchView; onPaid: () => Promise<void> }) {
  const { state } = order
  const opened = useRef(false)
  const { busy, start } = useWork(async () => {
    if (state.state !== 'paying') return
    await pay(state.payment)
    await onPaid()
  })
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    start()
  }, [start])
  return (
    <Button busy={busy} onPress={start}>
      {words.pay(order.payFen)}
    </Button>
  )
}
