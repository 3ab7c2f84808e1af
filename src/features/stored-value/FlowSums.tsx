import { storedValueWords as words } from '../../copy/stored-value'
import { type ValueFlows, valueWays, wholeOf } from '../../domain/figures/stored-value'
import { fen } from '../../domain/money'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

/** Topping up and spending always, the rest where it happened; beneath them what they come to. */
export function FlowSums({ flows }: { flows: ValueFlows }) {
  const shown = valueWays.filter(way => way === 'toppedUp' || way === 'spent' || words.parts(flows[way]).length > 0)
  const notes: Partial<Record<(typeof valueWays)[number], string>> = words.wayNotes
  return (
    <List>
      {shown.map(way => (
        <ListRow
          key={way}
          title={words.ways[way]}
          note={notes[way]}
          phrases={words.parts(flows[way])}
          value={<Price fen={fen(wholeOf(flows[way]))} signed />}
        />
      ))}
      <ListRow
        title={words.change}
        value={<Price fen={fen(valueWays.reduce((sum, way) => sum + wholeOf(flows[way]), 0))} signed />}
      />
    </List>
  )
}
