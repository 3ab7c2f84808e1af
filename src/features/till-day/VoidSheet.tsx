import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { TillDid, TillLine } from '../../contract/till-day'
import { counterWords } from '../../copy/counter'
import { type CounterVoidReason, counterVoidReasons } from '../../domain/counter/counter-rules'
import { Choices } from '../../ui/Choices'
import { EffectSheet } from '../../ui/EffectSheet'
import { LineInSheet } from './LineInSheet'

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
    <EffectSheet
      words={words}
      effect={reason === 'not_paid' ? words.notPaid : words.effect(did.payFen, did.by)}
      {...{ busy, trouble, onClose }}
      onConfirm={start}
    >
      <LineInSheet line={line} fen={did.payFen} />
      <Choices
        title={words.reason}
        choices={counterVoidReasons.map(key => ({ key, label: words.reasons[key] }))}
        chosen={reason}
        onChoose={choose}
      />
    </EffectSheet>
  )
}
