import type { DrawerView } from '../../contract/counter'
import { tillDayWords } from '../../copy/till-day'
import { fen } from '../../domain/money'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

const words = tillDayWords.shift

/** What was in the drawer when it was counted, and what should have been; nothing for a shift without money. */
export function DrawerRows({ drawer }: { drawer: DrawerView }) {
  const { count } = drawer
  if (!count) return null
  const { countedFen, expectedFen, differenceFen, reason } = count
  const off = fen(Math.abs(differenceFen))
  const verdict = differenceFen === 0 ? words.even : differenceFen < 0 ? words.short(off) : words.over(off)
  return (
    <List>
      <ListRow title={words.drawer.expected} value={<Price fen={expectedFen} />} />
      <ListRow
        title={words.drawer.counted}
        note={reason === null ? verdict : `${verdict}：${reason}`}
        value={<Price fen={countedFen} />}
      />
    </List>
  )
}
