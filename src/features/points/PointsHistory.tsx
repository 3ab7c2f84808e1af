import { Text } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { usePages } from '../../cloud/usePages'
import { pointsWords } from '../../copy/points'
import { pointsText } from '../../copy/points-text'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { EntryRow } from '../../ui/EntryRow'
import { PagedSection } from '../../ui/PagedSection'

const words = pointsWords.history

/** Pages of the statement that one tap may turn in search of lines with points. */
const PAGES_AT_ONCE = 3

/** Where points came from and where they went: the lines of the statement that moved any. Read anew when they change. */
export function PointsHistory({ points }: { points: number }) {
  const pages = usePages({ subject: 'points', version: points }, linesWithPoints)
  return (
    <PagedSection
      {...pages}
      words={words}
      none={<Text className="points__none">{words.none}</Text>}
      draw={line => (
        <EntryRow
          key={line.seq}
          line={line}
          now={serverNow()}
          value={line.points > 0 ? `+${pointsText(line.points)}` : `−${pointsText(-line.points)}`}
        />
      )}
    />
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
