import { Text } from '@tarojs/components'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { BillDaySummary, BillOutputs, LeftOutDay } from '../../contract/bills'
import { billWords as words } from '../../copy/bills'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { ToDecide } from '../../ui/ToDecide'
import { Waiting } from '../../ui/Waiting'
import './Bills.scss'

/** The days of the shop held against the bills of its payment services: which agree, which do not, which are not there yet. */
export function Bills() {
  const asked = useAnswer(() => askMerchant('bill.days', {}))
  const { answer } = asked
  return (
    <Screen>
      <Waiting {...asked} height={560} />
      {answer && answer.days.length === 0 && <Empty icon="clock" words={words.empty} />}
      {answer && answer.days.length > 0 && (
        <ToDecide words={words} {...partedByState(answer)} draw={lines => <Lines lines={lines} />} />
      )}
    </Screen>
  )
}

type Line = BillDaySummary | LeftOutDay

/** Newest first; a day without any payment that agrees needs nobody. */
function partedByState({ days, leftOut }: BillOutputs['bill.days']): { open: Line[]; decided: Line[] } {
  const lines = [...days, ...leftOut].sort((a, b) => (a.day < b.day ? 1 : -1))
  return { open: lines.filter(needsSomebody), decided: lines.filter(line => !needsSomebody(line)) }
}

function needsSomebody(line: Line): boolean {
  return 'readyAt' in line || !(line.signedOff || isQuiet(line))
}

function isQuiet({ bill, books, openDifferences }: BillDaySummary): boolean {
  return bill.payments + bill.refunds + books.payments + books.refunds + openDifferences === 0
}

function Lines({ lines }: { lines: Line[] }) {
  return (
    <List>
      {lines.map(line => ('readyAt' in line ? <LeftOut key={line.day} {...line} /> : <Day key={line.day} {...line} />))}
    </List>
  )
}

function LeftOut(line: LeftOutDay) {
  const now = serverNow()
  const { state, note } = words.leftOut(line, now)
  return (
    <ListRow
      icon="clock"
      title={words.day(line.day, now)}
      note={note}
      value={<Text className="bills__state">{state}</Text>}
      onPress={now < line.readyAt ? undefined : () => go.bill(line.day)}
    />
  )
}

function Day(line: BillDaySummary) {
  const { day, openDifferences, signedOff } = line
  const differs = openDifferences > 0
  const agreed = signedOff ? words.signedOff : words.matched
  return (
    <ListRow
      icon={differs ? 'alert' : 'check'}
      title={words.day(day, serverNow())}
      {...(isQuiet(line) ? { note: words.quiet } : { phrases: words.figures(line) })}
      value={
        <Text className={`bills__state bills__state--${differs ? 'differs' : 'agrees'}`}>
          {differs ? words.differing(openDifferences) : agreed}
        </Text>
      }
      onPress={() => go.bill(day)}
    />
  )
}
