import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { GivenRefund } from '../../contract/shop-refunds'
import { refundsByHandWords as words } from '../../copy/refunds-by-hand'
import { List, ListRow } from '../../ui/ListRow'
import { RowAction } from '../../ui/RowAction'
import { Section } from '../../ui/Section'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { PaidSheet } from './PaidSheet'

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
            value={<RowAction label={words.mark} onPress={() => choose(refund)} />}
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
