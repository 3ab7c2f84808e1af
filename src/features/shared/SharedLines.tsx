import { useEffect, useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { SharedLine } from '../../contract/shared'
import { entryNote, entryValueNote } from '../../copy/entries'
import { sharedWords } from '../../copy/shared'
import type { PackId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Section } from '../../ui/Section'
import { TroubleNotice } from '../../ui/TroubleNotice'

const words = sharedWords.statement

/** The shared card's statement with who paid, page after page. Read anew when the balance has changed. */
export function SharedLines({ sharedPackId, balanceFen }: { sharedPackId: PackId; balanceFen: Fen }) {
  const [lines, setLines] = useState<SharedLine[]>([])
  const [next, setNext] = useState<number | null | undefined>(undefined)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [asking, setAsking] = useState(false)
  const turn = useRef(0)

  const load = async (before: number | null) => {
    const mine = ++turn.current
    setAsking(true)
    setTrouble(null)
    try {
      const page = await askShopper('shared.statement', { sharedPackId, ...(before === null ? {} : { before }) })
      if (mine !== turn.current) return
      setLines(now => (before === null ? page.lines : [...now, ...page.lines]))
      setNext(page.next)
    } catch (error) {
      if (mine === turn.current) setTrouble(troubleOf(error))
    } finally {
      if (mine === turn.current) setAsking(false)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another balance means that there are new lines.
  useEffect(() => {
    void load(null)
  }, [balanceFen])

  const more = () => void load(next ?? null)
  return (
    <Section title={words.title}>
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
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={more} />}
      {typeof next === 'number' && !trouble && (
        <Button kind="plain" busy={asking} onPress={more}>
          {words.more}
        </Button>
      )}
    </Section>
  )
}
