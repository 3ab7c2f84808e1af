import { Text } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import { entryNote } from '../../copy/entries'
import { pointsWords } from '../../copy/points'
import { pointsText } from '../../copy/points-text'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'

const words = pointsWords.history

/** Pages of the statement that one tap may turn in search of lines with points. */
const PAGES_AT_ONCE = 3

interface Found {
  lines: StatementLine[]
  /** undefined before the first page is there, null at the end */
  next: number | null | undefined
  trouble: Trouble | null
  asking: boolean
}

/** Where points came from and where they went: the lines of the statement that moved any. Read anew when they change. */
export function PointsHistory({ points }: { points: number }) {
  const [found, setFound] = useState<Found>({ lines: [], next: undefined, trouble: null, asking: true })
  const turn = useRef(0)
  const load = useRef(async (_before: number | null) => {})
  load.current = async before => {
    const mine = ++turn.current
    setFound(now => ({ ...now, asking: true, trouble: null }))
    try {
      const { lines, next } = await linesWithPoints(before)
      if (mine !== turn.current) return
      setFound(now => ({
        lines: before === null ? lines : [...now.lines, ...lines],
        next,
        trouble: null,
        asking: false,
      }))
    } catch (error) {
      if (mine === turn.current) setFound(now => ({ ...now, trouble: troubleOf(error), asking: false }))
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of points means that there are new lines.
  useEffect(() => {
    void load.current(null)
  }, [points])

  const { lines, next, trouble, asking } = found
  const more = () => void load.current(next ?? null)
  return (
    <Section title={words.title}>
      {next === undefined && asking && <Skeleton height={240} radius={24} />}
      {next === null && lines.length === 0 && <Text className="points__none">{words.none}</Text>}
      {lines.length > 0 && (
        <List>
          {lines.map(line => (
            <ListRow
              key={line.seq}
              title={line.title}
              note={entryNote(line, serverNow())}
              value={line.points > 0 ? `+${pointsText(line.points)}` : `−${pointsText(-line.points)}`}
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

async function linesWithPoints(before: number | null): Promise<{ lines: StatementLine[]; next: number | null }> {
  const lines: StatementLine[] = []
  let next = before
  for (let page = 0; page < PAGES_AT_ONCE; page++) {
    const read = await askShopper('statement.page', next === null ? {} : { before: next })
    lines.push(...read.lines.filter(line => line.points !== 0))
    next = read.next
    if (next === null || lines.length > 0) break
  }
  return { lines, next }
}
