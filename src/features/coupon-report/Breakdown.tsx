import { couponReportWords as words } from '../../copy/coupon-report'
import type { CouponFigures } from '../../domain/figures/coupon-figures'
import { issuesOf, usedPercent, usesOf } from '../../domain/figures/coupon-report'
import { fen } from '../../domain/money'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

/** The same numbers, one row for each kind of coupon or each store; what is handed out belongs to no store. */
export function Breakdown({ rows, by }: { rows: ReportRow[]; by: 'template' | 'store' }) {
  return (
    <List>
      {rows.map(({ key, name, figures }) => {
        const percent = by === 'template' ? usedPercent(figures) : null
        return (
          <ListRow
            key={key}
            title={name}
            note={countsOf(figures, by)}
            value={<Price fen={fen(figures.discountFen)} />}
            {...(percent === null ? {} : { valueNote: `${words.rate} ${words.rateOf(percent)}` })}
          />
        )
      })}
    </List>
  )
}

interface ReportRow {
  key: string
  name: string
  figures: CouponFigures
}

function countsOf(figures: CouponFigures, by: 'template' | 'store'): string {
  const [issued, used, honoured] = [issuesOf(figures), usesOf(figures), figures.honoured ?? 0]
  const borne = honoured > 0 ? [words.honouredOnly(honoured)] : []
  if (by === 'template') return [words.counts(issued, used), ...borne].join(words.and)
  if (used === 0 && borne.length > 0) return borne.join(words.and)
  return issued > 0 && used === 0 ? words.issuedOnly(issued) : [words.usedOnly(used), ...borne].join(words.and)
}
