import { serverNow } from '../../cloud/clock'
import type { TillLine } from '../../contract/till-day'
import { tillLineNotes, tillLineTitle } from '../../copy/till-day'
import type { Fen } from '../../domain/money'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

/** The line of the day that a sheet is about. */
export function LineInSheet({ line, fen }: { line: TillLine; fen?: Fen }) {
  return (
    <List>
      <ListRow
        title={tillLineTitle(line)}
        phrases={tillLineNotes(line, serverNow())}
        {...(fen !== undefined && { value: <Price fen={fen} /> })}
      />
    </List>
  )
}
