import type { ReactNode } from 'react'
import { entryNote, entryValueNote } from '../copy/entries'
import type { StatementLine } from '../domain/ledger/statement-line'
import type { Instant } from '../domain/time'
import { ListRow } from './ListRow'
import { Price } from './Price'

/** One line of a statement: what it was, when, and what it did to the balance, unless another figure stands there. */
export function EntryRow(props: {
  line: StatementLine
  now: Instant
  phrases?: string[]
  value?: ReactNode
  onPress?: () => void
}) {
  const { line, now, phrases, value, onPress } = props
  const change = line.changeFen === 0 ? undefined : <Price fen={line.changeFen} signed />
  return (
    <ListRow
      title={line.title}
      note={entryNote(line, now)}
      {...(phrases && { phrases })}
      {...(value === undefined ? { value: change, valueNote: entryValueNote(line) } : { value })}
      {...(onPress && { onPress })}
    />
  )
}
