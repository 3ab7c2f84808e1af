import { serverNow } from '../../cloud/clock'
import { cardPackWords as words } from '../../copy/card-pack'
import { entryNote, entryValueNote } from '../../copy/entries'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { Section } from '../../ui/Section'

/** The last three lines of the statement. */
export function LatestEntries({ lines }: { lines: StatementLine[] }) {
  const more = lines.length > 0 ? { label: words.latestMore, onPress: go.statement } : undefined
  return (
    <Section title={words.latestTitle} more={more}>
      {lines.length === 0 ? (
        <Empty
          icon="statement"
          words={words.noEntries.words}
          action={{ label: words.noEntries.action, onPress: () => go.topUp() }}
        />
      ) : (
        <List>
          {lines.map(line => (
            <ListRow
              key={line.seq}
              title={line.title}
              note={entryNote(line, serverNow())}
              value={line.changeFen === 0 ? undefined : <Price fen={line.changeFen} signed />}
              valueNote={entryValueNote(line)}
            />
          ))}
        </List>
      )}
    </Section>
  )
}
