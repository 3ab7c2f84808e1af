import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { useWork } from '../../cloud/useWork'
import type { GivenRefund } from '../../contract/shop-refunds'
import { refundsByHandWords as words } from '../../copy/refunds-by-hand'
import { EffectSheet } from '../../ui/EffectSheet'
import { Field } from '../../ui/Field'

/** The second look: whom, how much, and how the money went. */
export function PaidSheet(props: { refund: GivenRefund; onPaid: (paid: GivenRefund) => void; onClose: () => void }) {
  const { refund, onPaid, onClose } = props
  const [note, setNote] = useState('')
  const { busy, trouble, start } = useWork(async () => {
    onPaid(await askMerchant('refund.paid', { refundId: refund.refundId, note: note.trim() }))
  })
  const { sheet } = words
  return (
    <EffectSheet
      words={sheet}
      effect={sheet.effect(refund)}
      {...{ busy, trouble, onClose }}
      disabled={note.trim().length === 0}
      onConfirm={start}
    >
      <Field
        kind="note"
        label={sheet.note.label}
        placeholder={sheet.note.placeholder}
        value={note}
        onChange={setNote}
      />
    </EffectSheet>
  )
}
