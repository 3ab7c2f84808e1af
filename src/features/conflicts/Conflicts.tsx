import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { ConflictView } from '../../contract/offline'
import { conflictWords as words } from '../../copy/conflicts'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { ToDecide } from '../../ui/ToDecide'
import { say } from '../../ui/toast'
import { Waiting } from '../../ui/Waiting'
import { DecideSheet } from './DecideSheet'
import './Conflicts.scss'

/** What tills took without a network and could not be written: each waits for a decision, and keeps it. */
export function Conflicts() {
  const asked = useAnswer(() => askMerchant('offline.conflicts', {}))
  const { answer, ask } = asked
  const [deciding, setDeciding] = useState<ConflictView | null>(null)
  const over = (policy: 'honour' | 'reject') => {
    setDeciding(null)
    say(words.done[policy])
    void ask()
  }
  return (
    <Screen>
      <Waiting {...asked} height={420} />
      {answer && (
        <ToDecide
          words={words}
          open={answer.conflicts.filter(conflict => conflict.decided === null)}
          decided={answer.conflicts.filter(conflict => conflict.decided !== null)}
          draw={conflicts => <Lines conflicts={conflicts} onPress={setDeciding} />}
        />
      )}
      {deciding && <DecideSheet conflict={deciding} onDecided={over} onClose={() => setDeciding(null)} />}
    </Screen>
  )
}

function Lines({ conflicts, onPress }: { conflicts: ConflictView[]; onPress: (conflict: ConflictView) => void }) {
  const now = serverNow()
  return (
    <List>
      {conflicts.map(conflict => (
        <ListRow
          key={conflict.redeemId}
          title={conflict.title}
          note={conflict.reason}
          phrases={[
            words.at(conflict, now),
            ...(conflict.decided ? [words.decidedAt(conflict.decided.policy, conflict.decided.at, now)] : []),
          ]}
          value={conflict.discountFen === null ? undefined : <Price fen={conflict.discountFen} />}
          onPress={conflict.decided ? undefined : () => onPress(conflict)}
        />
      ))}
    </List>
  )
}
