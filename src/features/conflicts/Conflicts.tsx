import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { conflictWords as words } from '../../copy/conflicts'
import { Decisions } from '../../ui/Decisions'
import { ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { DecideSheet } from './DecideSheet'
import './Conflicts.scss'

/** What tills took without a network and could not be written: each waits for a decision, and keeps it. */
export function Conflicts() {
  const asked = useAnswer(() => askMerchant('offline.conflicts', {}))
  const now = serverNow()
  return (
    <Decisions
      {...asked}
      words={words}
      items={asked.answer?.conflicts ?? null}
      isDecided={({ decided }) => decided !== null}
      row={(conflict, look) => (
        <ListRow
          key={conflict.redeemId}
          title={conflict.title}
          note={conflict.reason}
          phrases={[
            words.at(conflict, now),
            ...(conflict.decided ? [words.decidedAt(conflict.decided.policy, conflict.decided.at, now)] : []),
          ]}
          value={conflict.discountFen === null ? undefined : <Price fen={conflict.discountFen} />}
          onPress={conflict.decided ? undefined : look}
        />
      )}
      sheet={(conflict, close) => <DecideSheet conflict={conflict} {...close} />}
    />
  )
}
