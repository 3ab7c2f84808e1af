import { View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { TillDid, TillLine } from '../../contract/till-day'
import { counterWords } from '../../copy/counter'
import { tillLineNotes, tillLineTitle } from '../../copy/till-day'
import { type CounterVoidReason, counterVoidReasons } from '../../domain/counter/counter-rules'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { Sheet } from '../../ui/Sheet'

const words = counterWords.void

/** Takes a counter top-up back: says first what happens to the card and to the drawer. One sheet means one void. */
export function VoidSheet(props: {
  line: TillLine
  did: Extract<TillDid, { kind: 'topped_up' }>
  onVoided: () => void
  onClose: () => void
}) {
  const { line, did, onVoided, onClose } = props
  const [reason, setReason] = useState<CounterVoidReason>('wrong_amount')
  const [voidId, setVoidId] = useState(() => newId('cvd'))
  const { busy, trouble, start } = useWork(async () => {
    await askStaff('counter.void', { voidId: await voidId, orderId: did.orderId, reason })
    onVoided()
  })
  const choose = (chosen: CounterVoidReason) => {
    setReason(chosen)
    // Another reason is another wish.
    setVoidId(newId('cvd'))
  }
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <List>
        <ListRow
          title={tillLineTitle(line)}
          phrases={tillLineNotes(line, serverNow())}
          value={<Price fen={did.payFen} />}
        />
      </List>
      <View className="till-day__effect">
        {reason === 'not_paid' ? words.notPaid : words.effect(did.payFen, did.by)}
      </View>
      <Choices
        title={words.reason}
        choices={counterVoidReasons.map(key => ({ key, label: words.reasons[key] }))}
        chosen={reason}
        onChoose={choose}
      />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <View className="till-day__close">
        <Button busy={busy} onPress={start}>
          {words.confirm}
        </Button>
      </View>
    </Sheet>
  )
}
