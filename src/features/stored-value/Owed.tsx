import { serverNow } from '../../cloud/clock'
import type { LiabilityView } from '../../contract/merchant'
import { reportWords } from '../../copy/reports'
import { storedValueWords as words } from '../../copy/stored-value'
import { ages } from '../../domain/audit/liability'
import { fen } from '../../domain/money'
import { BarChart } from '../../ui/BarChart'
import { Hero } from '../../ui/Hero'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { Section } from '../../ui/Section'

/** What was owed to members when the ledger was last audited: principal and bonus, and how long ago they were put in. */
export function Owed({ night }: { night: LiabilityView }) {
  const { principal, bonus } = night.liability
  const sumOf = (lots: typeof principal) => fen(ages.reduce((sum, age) => sum + lots[age], 0))
  const owedFen = fen(sumOf(principal) + sumOf(bonus))
  return (
    <>
      <Hero label={words.owed} figure={<Price fen={owedFen} size="balance" />} note={words.asOf(night, serverNow())} />
      {night.findings > 0 && <Notice tone="bad" {...words.findings(night)} />}
      <List>
        <ListRow {...words.principal} value={<Price fen={sumOf(principal)} />} />
        <ListRow {...words.bonus} value={<Price fen={sumOf(bonus)} />} />
      </List>
      {owedFen > 0 && (
        <Section title={words.byAge}>
          <BarChart
            kinds={[
              { key: 'principal', label: words.legend.principal, tone: 'accent' },
              { key: 'bonus', label: words.legend.bonus, tone: 'gold' },
            ]}
            rows={ages.map(age => ({
              key: age,
              label: words.ages[age],
              values: { principal: principal[age], bonus: bonus[age] },
            }))}
            textOf={words.barText}
            nothing={reportWords.nothing}
          />
        </Section>
      )}
      <Hint>{words.counted}</Hint>
    </>
  )
}
