import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { ConflictView } from '../../contract/offline'
import { conflictWords as words } from '../../copy/conflicts'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { DecideSheet } from './DecideSheet'
import './Conflicts.scss'

/** What tills took without a network and could not be written: each waits for a decision, and keeps it. */
export function Conflicts() {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('offline.conflicts', {}))
  const [deciding, setDeciding] = useState<ConflictView | null>(null)
  const open = answer?.conflicts.filter(conflict => conflict.decided === null) ?? []
  const decided = answer?.conflicts.filter(conflict => conflict.decided !== null) ?? []
  const over = (policy: 'honour' | 'reject') => {
    setDeciding(null)
    say(words.done[policy])
    void ask()
  }
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={420} radius={24} />}
      {answer && (
        <>
          <Section title={words.open}>
            {open.length === 0 && <Empty icon="check" words={words.none.words} />}
            {open.length > 0 && <View className="conflicts__intro">{words.intro}</View>}
            {open.length > 0 && <Lines conflicts={open} onPress={setDeciding} />}
          </Section>
          {decided.length > 0 && (
            <Section title={words.decided}>
              <Lines conflicts={decided} />
            </Section>
          )}
        </>
      )}
      {deciding && <DecideSheet conflict={deciding} onDecided={over} onClose={() => setDeciding(null)} />}
    </Screen>
  )
}

function Lines({ conflicts, onPress }: { conflicts: ConflictView[]; onPress?: (conflict: ConflictView) => void }) {
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
          onPress={onPress && (() => onPress(conflict))}
        />
      ))}
    </List>
  )
}
