import { View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import { entryParts } from '../../copy/entries'
import { statementWords as words } from '../../copy/statement'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { shopDayOf } from '../../domain/time'
import { EntryRow } from '../../ui/EntryRow'
import { List } from '../../ui/ListRow'

/** Lines under the heading of their month; each opens. */
export function Entries({ lines, onOpen }: { lines: StatementLine[]; onOpen: (line: StatementLine) => void }) {
  const now = serverNow()
  const thisYear = shopDayOf(now).slice(0, 4)
  return (
    <>
      {byMonth(lines).map(({ month, lines: inMonth }) => (
        <View key={month}>
          <View className="statement__month">{words.month(month, thisYear)}</View>
          <List>
            {inMonth.map(line => (
              <EntryRow key={line.seq} line={line} now={now} phrases={entryParts(line)} onPress={() => onOpen(line)} />
            ))}
          </List>
        </View>
      ))}
    </>
  )
}

function byMonth(lines: StatementLine[]): { month: string; lines: StatementLine[] }[] {
  const months: { month: string; lines: StatementLine[] }[] = []
  for (const line of lines) {
    const month = shopDayOf(line.at).slice(0, 7)
    const last = months[months.length - 1]
    if (last?.month === month) last.lines.push(line)
    else months.push({ month, lines: [line] })
  }
  return months
}
