import { tillDayWords as words } from '../../copy/till-day'
import { countedBy } from '../../domain/counter/counter-rules'
import type { TillTotals } from '../../domain/till/till-totals'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

/** The sums of a day or of a shift: the same card on the page and on a hand-over slip. */
export function Totals({ totals, span }: { totals: TillTotals; span?: string }) {
  const { charges, refunds, rests, restsBack, redemptions, undone, topUps } = totals
  const charged = <Price fen={charges.fen} size="title" />
  return (
    <List>
      {span !== undefined && <ListRow title={span} />}
      <ListRow title={words.charged} note={words.count(charges.count)} value={charged} />
      {refunds.count > 0 && (
        <ListRow title={words.refunded} note={words.count(refunds.count)} value={<Price fen={refunds.fen} />} />
      )}
      {rests.count > 0 && (
        <ListRow title={words.rest} note={words.count(rests.count)} value={<Price fen={rests.fen} />} />
      )}
      {(['wechat', 'by_hand'] as const)
        .filter(way => restsBack[way].count > 0)
        .map(way => (
          <ListRow
            key={way}
            title={words.restBack[way]}
            note={words.count(restsBack[way].count)}
            value={<Price fen={restsBack[way].fen} />}
          />
        ))}
      <ListRow
        title={words.redeemed}
        note={words.pieces(redemptions.count)}
        value={<Price fen={redemptions.discountFen} />}
      />
      {countedBy
        .filter(by => topUps[by].count > 0)
        .map(by => (
          <ListRow
            key={by}
            title={words.toppedUp(by)}
            note={words.count(topUps[by].count)}
            value={<Price fen={topUps[by].fen} />}
          />
        ))}
      {undone.count > 0 && (
        <ListRow title={words.undone} note={words.pieces(undone.count)} value={<Price fen={undone.discountFen} />} />
      )}
    </List>
  )
}
