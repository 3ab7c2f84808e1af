import { serverNow } from '../../cloud/clock'
import type { PointsPage } from '../../contract/points'
import { pointsWords } from '../../copy/points'
import { pointsText } from '../../copy/points-text'
import { List, ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'

const words = pointsWords.lots

/** Which points run out when, soonest first. With a single day the head of the page has said it. */
export function PointLots({ lots }: Pick<PointsPage, 'lots'>) {
  if (lots.length < 2) return null
  return (
    <Section title={words.title}>
      <List>
        {lots.map(({ points, expiresAt }) => (
          <ListRow
            key={expiresAt ?? 0}
            title={expiresAt === null ? words.never : words.until(expiresAt, serverNow())}
            value={pointsText(points)}
          />
        ))}
      </List>
    </Section>
  )
}
