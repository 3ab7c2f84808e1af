import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { usePages } from '../../cloud/usePages'
import { sharedWords } from '../../copy/shared'
import type { PackId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import { EntryRow } from '../../ui/EntryRow'
import { Hint } from '../../ui/Hint'
import { PagedSection } from '../../ui/PagedSection'

const words = sharedWords.statement

/** The shared card's statement with who paid, page after page. Read anew when the balance has changed. */
export function SharedLines({ sharedPackId, balanceFen }: { sharedPackId: PackId; balanceFen: Fen }) {
  const pages = usePages({ subject: sharedPackId, version: balanceFen }, before =>
    askShopper('shared.statement', { sharedPackId, ...(before === null ? {} : { before }) }),
  )
  return (
    <PagedSection
      {...pages}
      words={words}
      none={<Hint>{words.none}</Hint>}
      draw={line => (
        <EntryRow
          key={line.seq}
          line={line}
          now={serverNow()}
          phrases={line.paidBy === null ? [] : [sharedWords.paidBy(line.paidBy)]}
        />
      )}
    />
  )
}
