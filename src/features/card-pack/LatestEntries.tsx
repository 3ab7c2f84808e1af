import { serverNow } from '../../cloud/clock'
import { cardPackWords as words } from '../../copy/card-pack'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { Empty } from '../../ui/Empty'
import { EntryRow } from '../../ui/EntryRow'
import { List } from '../../ui/ListRow'
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
            <EntryRow key={line.seq} line={line} now={serverNow()} />
          ))}
        </List>
      )}
    </Section>
  )
}
