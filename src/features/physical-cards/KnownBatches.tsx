import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { importWords as words } from '../../copy/physical-cards'
import { List, ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { Waiting } from '../../ui/Waiting'
import { type KnownBatch, knownBatches } from './useImport'

/** The batches that were imported on this phone, each with how many of its cards have found their member. */
export function KnownBatches() {
  const known = knownBatches.read() ?? []
  return known.length === 0 ? null : <Batches known={known} />
}

function Batches({ known }: { known: KnownBatch[] }) {
  const asked = useAnswer(() =>
    Promise.all(
      known.map(async ({ batchId, at }) => {
        return { batchId, at, totals: await askMerchant('cards.batch', { batchId }) }
      }),
    ),
  )
  const { answer } = asked
  const now = serverNow()
  return (
    <Section title={words.batches}>
      <Waiting {...asked} height={160} />
      {answer && (
        <List>
          {answer.map(({ batchId, at, totals }) => (
            <ListRow
              key={batchId}
              title={words.bound(totals)}
              note={words.sumsOf(totals)}
              phrases={[words.batch(at, now)]}
            />
          ))}
        </List>
      )}
    </Section>
  )
}
