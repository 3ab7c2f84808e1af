import type { BillDayView } from '../../contract/bills'
import { billWords } from '../../copy/bills'
import type { PayWay } from '../../domain/channels/channel'
import type { Figures } from '../../domain/reconcile/match'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Section } from '../../ui/Section'

const words = billWords.look

/** What came in and went back by each way to pay: the bill's sums, and whether ours are the same. */
export function BillTotals({ billDay: { ways, bill, books } }: { billDay: BillDayView }) {
  const shown: { way: PayWay | null; bill: Figures; books: Figures }[] =
    ways.length > 0 ? ways : [{ way: null, bill, books }]
  return (
    <Section title={words.figures}>
      <List>
        {shown.flatMap(each => [
          <Total key={`${each.way} in`} {...each} what="payments" />,
          ...(each.bill.refunds + each.books.refunds > 0
            ? [<Total key={`${each.way} back`} {...each} what="refunds" />]
            : []),
        ])}
      </List>
    </Section>
  )
}

function Total(props: { way: PayWay | null; bill: Figures; books: Figures; what: 'payments' | 'refunds' }) {
  const { way, bill, books, what } = props
  const amount = what === 'payments' ? 'paidFen' : 'refundedFen'
  const agrees = bill[what] === books[what] && bill[amount] === books[amount]
  return (
    <ListRow
      title={words.of(way, what)}
      phrases={words.counts(bill[what], books[what], agrees)}
      value={<Price fen={bill[amount]} />}
      {...(!agrees && { valueNote: words.inBooks(books[amount]) })}
    />
  )
}
