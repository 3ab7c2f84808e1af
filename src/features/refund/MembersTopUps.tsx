import { serverNow } from '../../cloud/clock'
import type { MembersTopUps as Found, TopUpOnCard } from '../../contract/shop-refunds'
import { shopRefundWords as words } from '../../copy/shop-refund'
import { addFen } from '../../domain/money'
import { Empty } from '../../ui/Empty'
import { Hero } from '../../ui/Hero'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { Section } from '../../ui/Section'
import { Terms } from '../../ui/Terms'

/** What a member has paid in and not used: each top-up leads to what it would give back, and what is none says why not. */
export function MembersTopUps({ found }: { found: Found }) {
  const { holder, topUps, notListed, others } = found
  return (
    <>
      <Hero label={words.member} figure={holder} />
      <Section title={words.list}>
        {topUps.length === 0 && <Empty icon="check" words={words.none} />}
        {topUps.length > 0 && (
          <List>
            {topUps.map(topUp => (
              <Row key={topUp.orderId} topUp={topUp} />
            ))}
          </List>
        )}
        {notListed > 0 && <Terms rules={[words.notListed(notListed)]} fine />}
      </Section>
      {others.length > 0 && (
        <Section title={words.others}>
          <List>
            {others.map(({ cameBy, fen }) => (
              <ListRow key={cameBy} title={words.cameBy[cameBy]} value={<Price fen={fen} />} />
            ))}
          </List>
          <Terms rules={[words.othersNote]} fine />
        </Section>
      )}
    </>
  )
}

function Row({ topUp }: { topUp: TopUpOnCard }) {
  const { orderId, refundId, paidBy, storeName, isShare, principalLeftFen, bonusLeftFen } = topUp
  const phrases = [words.paid(topUp, serverNow()), words.paidBy(paidBy, storeName), ...(isShare ? [words.share] : [])]
  return (
    <ListRow
      title={words.tier(topUp)}
      phrases={phrases}
      {...(refundId === null
        ? { value: <Price fen={addFen(principalLeftFen, bonusLeftFen)} />, valueNote: words.left }
        : { value: words.underWay })}
      onPress={() => go.giveBack(orderId, refundId)}
    />
  )
}
