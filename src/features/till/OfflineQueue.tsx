import { serverNow } from '../../cloud/clock'
import { tillOfflineWords } from '../../copy/till-offline'
import type { Journal, OfflineRedemption } from '../../domain/offline/journal'
import { allowanceLeft } from '../../domain/offline/judge-offline'
import type { Instant } from '../../domain/time'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { offlineDesk, type Told } from './offline-desk'
import { useDesk, useDeskWork, useKit } from './useOfflineDesk'

const words = tillOfflineWords.queue

/** What this till did without a network: what still waits, and what became of the rest. */
export function OfflineQueue() {
  const { journal, told, kitFetchedAt, telling, trouble } = useDesk()
  useDeskWork()
  const tell = () => void offlineDesk.tell()
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={telling} onRetry={tell} />}
      <Kit fetchedAt={kitFetchedAt} journal={journal} />
      <Section title={words.title}>
        {journal.waiting.length === 0 && <Empty icon="check" words={words.none} />}
        {journal.waiting.length > 0 && (
          <List>
            {journal.waiting.map(each => (
              <Waiting key={each.redeemId} redemption={each} />
            ))}
          </List>
        )}
      </Section>
      <Section title={words.toldTitle}>
        {told.length === 0 && <Empty icon="statement" words={words.noneTold} />}
        {told.length > 0 && (
          <List>
            {told.map(each => (
              <Answered key={each.redeemId} told={each} />
            ))}
          </List>
        )}
      </Section>
      {journal.waiting.length > 0 && (
        <ActionBar>
          <Button busy={telling} onPress={tell}>
            {words.tell}
          </Button>
        </ActionBar>
      )}
    </Screen>
  )
}

/** How old the shop's word is that coupons are judged by, and what it still allows. */
function Kit({ fetchedAt, journal }: { fetchedAt: Instant | null; journal: Journal }) {
  const kitWords = tillOfflineWords.kit
  const kit = useKit()
  const now = serverNow()
  if (!kit) return <List>{<ListRow icon="clock" title={kitWords.none} />}</List>
  if (now >= kit.validUntil) return <List>{<ListRow icon="alert" title={kitWords.old} />}</List>
  return (
    <List>
      <ListRow
        icon="clock"
        title={kitWords.title}
        phrases={[
          ...(fetchedAt === null ? [] : [kitWords.fetched(fetchedAt, now)]),
          kitWords.until(kit.validUntil, now),
        ]}
      />
      <ListRow title={kitWords.left} value={<Price fen={allowanceLeft(journal, kit, now)} />} />
    </List>
  )
}

function Waiting({ redemption }: { redemption: OfflineRedemption }) {
  const { title, discountFen, redeemedAt } = redemption
  const value = discountFen === null ? undefined : <Price fen={discountFen} />
  return <ListRow title={title} note={words.at(redeemedAt, serverNow())} value={value} />
}

function Answered({ told: { title, discountFen, redeemedAt, outcome } }: { told: Told }) {
  const value = discountFen === null ? undefined : <Price fen={discountFen} />
  const happened = words.at(redeemedAt, serverNow())
  switch (outcome.state) {
    case 'redeemed':
      return <ListRow icon="check" title={title} phrases={[happened, words.redeemed]} value={value} />
    case 'conflict':
      return (
        <ListRow icon="alert" title={title} note={outcome.message} phrases={[happened, words.conflict]} value={value} />
      )
    case 'refused':
      return (
        <ListRow icon="cross" title={title} note={outcome.message} phrases={[happened, words.refused]} value={value} />
      )
    default:
      return outcome satisfies never
  }
}
