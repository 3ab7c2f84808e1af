import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { usePages } from '../../cloud/usePages'
import { entryNote, entryValueNote } from '../../copy/entries'
import { sharedWords } from '../../copy/shared'
import type { PackId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { MorePages } from '../../ui/MorePages'
import { Price } from '../../ui/Price'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'

const words = sharedWords.statement

/** The shared card's statement with who paid, page after page. Read anew when the balance has changed. */
export function SharedLines({ sharedPackId, balanceFen }: { sharedPackId: PackId; balanceFen: Fen }) {
  const pages = usePages({ subject: sharedPackId, version: balanceFen }, before =>
    askShopper('shared.statement', { sharedPackId, ...(before === null ? {} : { before }) }),
  )
  const { lines, next, asking } = pages
  return (
    <Section title={words.title}>
      {next === undefined && asking && <Skeleton height={240} radius={24} />}
      {next === null && lines.length === 0 && <Hint>{words.none}</Hint>}
      {lines.length > 0 && (
        <List>
          {lines.map(line => (
            <ListRow
              key={line.seq}
              title={line.title}
              note={entryNote(line, serverNow())}
              phrases={line.paidBy === null ? [] : [sharedWords.paidBy(line.paidBy)]}
              value={line.changeFen === 0 ? undefined : <Price fen={line.changeFen} signed />}
              valueNote={entryValueNote(line)}
            />
          ))}
        </List>
      )}
      <MorePages {...pages} label={words.more} />
    </Section>
  )
}
