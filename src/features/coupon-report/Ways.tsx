import { couponReportWords as words } from '../../copy/coupon-report'
import { type CouponFigures, issueWays, useWays } from '../../domain/figures/coupon-figures'
import { List, ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'

/** Along which ways coupons came to members, and along which they were used; ways without any are left out. */
export function Ways({ total: { issued, used } }: { total: CouponFigures }) {
  const rows = {
    issued: issueWays.map(way => ({ name: words.ways.issued[way], count: issued[way] ?? 0 })),
    used: useWays.map(way => ({ name: words.ways.used[way], count: used[way] ?? 0 })),
  }
  return (
    <>
      {(['issued', 'used'] as const).map(side => {
        const present = rows[side].filter(({ count }) => count > 0)
        if (present.length === 0) return null
        return (
          <Section key={side} title={words.byWay[side]}>
            <List>
              {present.map(({ name, count }) => (
                <ListRow key={name} title={name} value={words.pieces(count)} />
              ))}
            </List>
          </Section>
        )
      })}
    </>
  )
}
