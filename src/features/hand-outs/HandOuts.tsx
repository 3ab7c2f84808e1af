import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { HandOutView } from '../../contract/hand-outs'
import { handOutPhrases, handOutState, handOutWords } from '../../copy/hand-outs'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { CodeSheet } from './CodeSheet'
import './HandOuts.scss'

const words = handOutWords.list

/** Coupons that the shop gives by itself: to whom, how far, and the codes to put up. */
export function HandOuts() {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('handOuts.list', {}))
  const [shown, setShown] = useState<HandOutView | null>(null)
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={320} radius={24} />}
      {answer?.handOuts.length === 0 && <Empty icon="coupon" words={words.empty} />}
      {answer && answer.handOuts.length > 0 && (
        <List>
          {answer.handOuts.map(each => (
            <HandOutRow key={each.handOutId} handOut={each} onShowCode={() => setShown(each)} />
          ))}
        </List>
      )}
      {shown && <CodeSheet handOut={shown} onClose={() => setShown(null)} />}
    </Screen>
  )
}

function HandOutRow({ handOut, onShowCode }: { handOut: HandOutView; onShowCode: () => void }) {
  const { value, note } = handOutState(handOut)
  const isScanned = handOut.to === 'scan' && handOut.state !== 'over'
  return (
    <ListRow
      title={handOut.name}
      phrases={handOutPhrases(handOut, serverNow())}
      value={isScanned ? words.code : value}
      {...(note === null ? {} : { valueNote: note })}
      {...(isScanned ? { onPress: onShowCode } : {})}
    />
  )
}
