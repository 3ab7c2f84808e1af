import { useState } from 'react'
import { serverNow } from '../../cloud/clock'
import type { BillDayView } from '../../contract/bills'
import { billWords as words } from '../../copy/bills'
import { isOpen, type JudgedDifference } from '../../domain/reconcile/bill-day'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { ToDecide } from '../../ui/ToDecide'
import { say } from '../../ui/toast'
import { ExplainSheet } from './ExplainSheet'
import type { DayChanges } from './useDayChange'

/** What the bills and the books do not agree on: what waits for a person's words, and what became of the rest. */
export function Differences({ billDay, onChanged, onRefused }: { billDay: BillDayView } & DayChanges) {
  const { day, differences, openDifferences, signed } = billDay
  const [chosen, choose] = useState<JudgedDifference | null>(null)
  const open = differences.filter(isOpen)
  const unlisted = openDifferences - open.length
  const draw = (shown: JudgedDifference[]) => (
    <List>
      {shown.map(each => (
        <Line
          key={each.differenceId}
          difference={each}
          onPress={signed || isSettled(each) ? undefined : () => choose(each)}
        />
      ))}
    </List>
  )
  const explained = (changed: BillDayView) => {
    choose(null)
    say(words.sheet.saved)
    onChanged(changed)
  }
  return (
    <>
      <ToDecide words={words.differences} open={open} decided={differences.filter(each => !isOpen(each))} draw={draw} />
      {unlisted > 0 && <Hint>{words.look.unlisted(unlisted)}</Hint>}
      {chosen && (
        <ExplainSheet {...{ day, onRefused }} difference={chosen} onChanged={explained} onClose={() => choose(null)} />
      )}
    </>
  )
}

function isSettled({ resolution }: JudgedDifference): boolean {
  return resolution.state === 'settled_itself'
}

function Line({ difference, onPress }: { difference: JudgedDifference; onPress: (() => void) | undefined }) {
  const { billFen, bookedFen, resolution } = difference
  const became = words.resolution(difference, serverNow())
  const fen = billFen ?? bookedFen
  return (
    <ListRow
      title={words.kind(difference).title}
      note={resolution.state === 'explained' ? resolution.note : undefined}
      phrases={[words.tail(difference), ...(became === null ? [] : [became])]}
      value={fen === null ? undefined : <Price fen={fen} />}
      {...(billFen !== null &&
        bookedFen !== null &&
        billFen !== bookedFen && { valueNote: words.look.inBooks(bookedFen) })}
      onPress={onPress}
    />
  )
}
