import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverNow } from '../../cloud/clock'
import { entryNote } from '../../copy/entries'
import { verifyWords as words } from '../../copy/verify'
import type { Entry } from '../../domain/ledger/entry'
import { type StatementLine, statementLine } from '../../domain/ledger/statement-line'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import type { Verdict } from './verify-ledger'

/** What the phone found out about its ledger. */
export function Found({ verdict }: { verdict: Verdict }) {
  switch (verdict.verdict) {
    case 'whole':
      return <Whole verdict={verdict} />
    case 'broken_entry': {
      const { broken, wholeBefore } = verdict
      return (
        <Broken title={words.broken.entry(broken)} why={words.why(broken.fault)} wholeBefore={wholeBefore}>
          {broken.entry && <Accused entry={broken.entry} />}
        </Broken>
      )
    }
    case 'broken_day': {
      const { broken, wholeBefore } = verdict
      const title = words.broken.day(broken, serverNow())
      return <Broken title={title} why={words.whyDay(broken.fault)} wholeBefore={wholeBefore} />
    }
    default:
      return verdict satisfies never
  }
}

function Whole({ verdict }: { verdict: Extract<Verdict, { verdict: 'whole' }> }) {
  const { entries, span, knownSince, days } = verdict
  const now = serverNow()
  const proven = days.row && days.proven > 0 ? words.days.proven(days.proven, days.row, now) : words.days.none
  const waiting = days.proven > 0 && days.waiting > 0 ? [words.days.waiting(days.waiting)] : []
  return (
    <View>
      <View className="verify__head verify__head--good" role="status">
        <Icon name="check" size="huge" />
        <View className="verify__title">{words.whole.title}</View>
        <View className="verify__note">{words.whole.note(entries)}</View>
      </View>
      {span && (
        <List>
          <ListRow title={words.chain.title} note={words.chain.note(span, now)} />
          <ListRow title={words.balances.title} note={words.balances.note} />
          <ListRow title={words.days.title} note={proven} phrases={waiting} />
          <ListRow
            title={words.phone.title}
            note={knownSince === null ? words.phone.first : words.phone.known(knownSince, now)}
          />
        </List>
      )}
    </View>
  )
}

function Broken(props: { title: string; why: string; wholeBefore: number; children?: ReactNode }) {
  return (
    <View>
      <View className="verify__head verify__head--bad" role="alert">
        <Icon name="alert" size="huge" />
        <View className="verify__title">{props.title}</View>
        <View className="verify__note">{props.why}</View>
      </View>
      {props.children}
      <View className="verify__next">
        <Notice message={words.broken.wholeBefore(props.wholeBefore)} nextStep={words.broken.nextStep} />
      </View>
    </View>
  )
}

/** The entry as it lies there, as far as it can still be read. */
function Accused({ entry }: { entry: Entry }) {
  const line = readable(entry)
  if (!line) return null
  return (
    <List>
      <ListRow
        title={line.title}
        note={entryNote(line, serverNow())}
        value={line.changeFen === 0 ? undefined : <Price fen={line.changeFen} signed />}
      />
    </List>
  )
}

/** An edit may have left anything in an entry, also what no line can be drawn from. */
function readable(entry: Entry): StatementLine | null {
  try {
    return statementLine(entry)
  } catch {
    return null
  }
}
