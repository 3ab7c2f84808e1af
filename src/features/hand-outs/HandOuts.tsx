import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { HandOutView } from '../../contract/hand-outs'
import { handOutPhrases, handOutState, handOutWords } from '../../copy/hand-outs'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { CodeSheet } from './CodeSheet'
import './HandOuts.scss'

const words = handOutWords.list

/** Coupons that the shop gives by itself: to whom, how far, and the codes to put up. */
export function HandOuts() {
  const asked = useAnswer(() => askMerchant('handOuts.list', {}))
  const { answer } = asked
  const [shown, setShown] = useState<HandOutView | null>(null)
  return (
    <Screen>
      <Waiting {...asked} height={320} />
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
