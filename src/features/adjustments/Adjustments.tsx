import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { adjustmentWords as words } from '../../copy/adjustments'
import { Button } from '../../ui/Button'
import { Decisions } from '../../ui/Decisions'
import { ListRow } from '../../ui/ListRow'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { AdjustmentSheet } from './AdjustmentSheet'

/** Corrections of what members hold: those that wait for a second person, and what became of the others. */
export function Adjustments() {
  const asked = useAnswer(() => askMerchant('adjustments.list', {}))
  const now = serverNow()
  return (
    <Decisions
      {...asked}
      words={words}
      items={asked.answer?.adjustments ?? null}
      isDecided={({ state }) => state !== 'proposed'}
      row={(adjustment, look) => (
        <ListRow
          key={adjustment.adjustmentId}
          title={adjustment.member}
          note={words.change(adjustment).join('、')}
          phrases={[words.proposed(adjustment, now)]}
          value={words.states[adjustment.state]}
          onPress={look}
        />
      )}
      sheet={(adjustment, close) => <AdjustmentSheet adjustment={adjustment} {...close} />}
    >
      <ActionBar>
        <Button onPress={() => go.adjust()}>{words.propose}</Button>
      </ActionBar>
    </Decisions>
  )
}
