import { useSaveFile } from '../../cloud/useSaveFile'
import type { ImportedBatch } from '../../contract/adjustments'
import { importWords as words } from '../../copy/physical-cards'
import { csv } from '../../domain/csv'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { ActionBar } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Terms } from '../../ui/Terms'

const outcomes = ['imported', 'there_already', 'conflict'] as const
const SHOWN = 20

/** What became of each card, and the codes that go to the members. */
export function ImportResult({ batch, onAgain }: { batch: ImportedBatch; onAgain: () => void }) {
  const { rows, totals } = batch
  const { save, saving } = useSaveFile(words.saved)
  const lines = rows.flatMap(({ cardNumber, code }) => (code === null ? [] : [[cardNumber, code]]))
  const refused = rows.filter(({ outcome }) => outcome === 'conflict')
  return (
    <>
      <Section title={words.result}>
        <List>
          {outcomes.map(outcome => {
            const count = rows.filter(row => row.outcome === outcome).length
            return count === 0 ? null : (
              <ListRow key={outcome} title={words.outcomes[outcome]} value={words.count(count)} />
            )
          })}
          <ListRow title={words.whole} note={words.sumsOf(totals)} value={words.bound(totals)} />
        </List>
      </Section>
      {refused.length > 0 && (
        <Section title={words.outcomes.conflict}>
          <List>
            {refused.slice(0, SHOWN).map(({ cardNumber }) => (
              <ListRow key={cardNumber} title={cardNumber} />
            ))}
          </List>
        </Section>
      )}
      <Section title={words.codesTitle}>
        <Terms rules={[words.codesNote]} fine />
      </Section>
      <ActionBar>
        <Button
          busy={saving}
          disabled={lines.length === 0}
          onPress={() => void save(words.codesFile, csv([words.codesHeader, ...lines]))}
        >
          {words.codes}
        </Button>
        <Button kind="plain" onPress={onAgain}>
          {words.another}
        </Button>
      </ActionBar>
    </>
  )
}
