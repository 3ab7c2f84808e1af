import { couponReportWords as words } from '../../copy/coupon-report'
import type { CouponFigures } from '../../domain/figures/coupon-figures'
import { issuesOf, usedPercent, usesOf } from '../../domain/figures/coupon-report'
import { fen } from '../../domain/money'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

/** The same numbers, one row for each kind of coupon or each store. */
export function Breakdown({ rows }: { rows: { key: string; name: string; figures: CouponFigures }[] }) {
  return (
    <List>
      {rows.map(({ key, name, figures }) => {
        const percent = usedPercent(figures)
        return (
          <ListRow
            key={key}
            title={name}
            note={words.counts(issuesOf(figures), usesOf(figures))}
            value={<Price fen={fen(figures.discountFen)} />}
            {...(percent === null ? {} : { valueNote: `${words.rate} ${words.rateOf(percent)}` })}
          />
        )
      })}
    </List>
  )
}
