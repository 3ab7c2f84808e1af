import type { PriceView } from '../contract/checkout'
import { List, ListRow } from './ListRow'
import { Price } from './Price'

/** The way from the listed price to what is paid, line by line; the note beneath says what a person should know of it. */
export function PriceBreakdown({ explanation, note }: Pick<PriceView, 'explanation' | 'note'>) {
  return (
    <List>
      {explanation.map(({ id, words, fen }) => (
        <ListRow
          key={id}
          title={words}
          note={id === 'payable' && note !== null ? note : undefined}
          value={<Price fen={fen} />}
        />
      ))}
    </List>
  )
}
