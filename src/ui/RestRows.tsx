import { restWords as words } from '../copy/rest'
import type { Fen } from '../domain/money'
import { List, ListRow } from './ListRow'
import { Price } from './Price'

/** What a sale comes to, and who pays which part of it. */
export function RestRows({ payableFen, balanceFen, restFen }: { payableFen: Fen; balanceFen: Fen; restFen: Fen }) {
  return (
    <List>
      <ListRow title={words.payable} value={<Price fen={payableFen} />} />
      <ListRow title={words.byBalance} value={<Price fen={balanceFen} />} />
      <ListRow title={words.byWechat} value={<Price fen={restFen} />} />
    </List>
  )
}
