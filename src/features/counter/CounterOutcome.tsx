import { counterWords as words } from '../../copy/counter'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Verdict } from '../../ui/Verdict'
import type { CounterStage } from './useCounterTopUp'

/** On the card, or not known: readable from a metre away. */
export function CounterOutcome({ stage }: { stage: Extract<CounterStage, { stage: 'done' | 'unsure' }> }) {
  if (stage.stage === 'unsure') {
    return (
      <>
        <Verdict
          filled
          tone="unsure"
          word={words.uncertain}
          note={`${stage.trouble.message}。${words.uncertainNext}`}
        />
        <ActionBar>
          <Button onPress={stage.again}>{words.retry}</Button>
          <Button kind="plain" onPress={go.back}>
            {words.leave}
          </Button>
        </ActionBar>
      </>
    )
  }
  const { payFen, bonusFen, coupons, balanceFen, by, holder } = stage.receipt
  return (
    <>
      <Verdict filled tone="good" word={words.done} note={`${holder} · ${words.put[by]}`}>
        <Price fen={payFen} size="balance" />
      </Verdict>
      <List>
        {bonusFen > 0 && <ListRow title={words.bonus} value={<Price fen={bonusFen} />} />}
        {coupons > 0 && <ListRow title={words.coupons} value={words.pieces(coupons)} />}
        <ListRow title={words.newBalance} value={<Price fen={balanceFen} />} />
      </List>
      <ActionBar>
        <Button onPress={go.back}>{words.back}</Button>
      </ActionBar>
    </>
  )
}
