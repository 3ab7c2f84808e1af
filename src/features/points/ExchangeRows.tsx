import { useState } from 'react'
import type { PointsPage } from '../../contract/points'
import { pointsWords } from '../../copy/points'
import { List, ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { ExchangeSheet } from './ExchangeSheet'
import { type Way, waysOf } from './ways'

const words = pointsWords.exchange

/** Both ways of exchange, as far as the shop offers them: at what rate, and how much goes now. */
export function ExchangeRows(props: {
  page: PointsPage
  onChanged: (page: PointsPage) => void
  onRefused: () => void
}) {
  const { page, onChanged, onRefused } = props
  const [chosen, choose] = useState<Way['direction'] | null>(null)
  const ways = waysOf(page)
  const open = ways.find(way => way.direction === chosen)
  if (ways.length === 0) return null
  return (
    <Section title={words.title}>
      <List>
        {ways.map(way => (
          <ListRow
            key={way.direction}
            title={way.title}
            note={words.rate[way.direction](way.pointsPerYuan)}
            value={way.mostYuan > 0 ? words.most(way.mostYuan) : way.notYet}
            onPress={way.mostYuan > 0 ? () => choose(way.direction) : undefined}
          />
        ))}
      </List>
      {open && <ExchangeSheet way={open} onChanged={onChanged} onRefused={onRefused} onClose={() => choose(null)} />}
    </Section>
  )
}
