import { Text } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { useWork } from '../../cloud/useWork'
import type { GivenRefund } from '../../contract/shop-refunds'
import { refundsByHandWords as words } from '../../copy/refunds-by-hand'
import { EffectSheet } from '../../ui/EffectSheet'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { Section } from '../../ui/Section'
import { TroubleNotice } from '../../ui/TroubleNotice'
import './RefundsByHand.scss'

/** Refunds that the shop has to pay itself; each is marked once the money has really gone, and how. */
export function RefundsByHand({ onPaid }: { onPaid?: () => void }) {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('refund.byHand', {}))
  const [chosen, choose] = useState<GivenRefund | null>(null)
  if (trouble) return <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
  if (!answer || answer.refunds.length === 0) return null
  return (
    <Section title={words.title}>
      <List>
        {answer.refunds.map(refund => (
          <ListRow
            key={refund.refundId}
            title={words.row(refund)}
            note={words.since(refund, serverNow())}
            value={
              <Pressable className="refunds-by-hand__mark" onPress={() => choose(refund)}>
                <Text>{words.mark}</Text>
              </Pressable>
            }
          />
        ))}
      </List>
      {chosen && (
        <PaidSheet
          refund={chosen}
          onPaid={() => {
            choose(null)
            void ask()
            onPaid?.()
          }}
          onClose={() => choose(null)}
        />
      )}
    </Section>
  )
}

/** The second look: whom, how much, and how the money went. */
function PaidSheet(props: { refund: GivenRefund; onPaid: () => void; onClose: () => void }) {
  const { refund, onPaid, onClose } = props
  const [note, setNote] = useState('')
  const { busy, trouble, start } = useWork(async () => {
    await askMerchant('refund.paid', { refundId: refund.refundId, note: note.trim() })
    onPaid()
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
