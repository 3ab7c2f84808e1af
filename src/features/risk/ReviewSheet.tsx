import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import type { RiskReviewView } from '../../contract/risk'
import { riskWords as words } from '../../copy/risk'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'

type Verdict = 'approve' | 'reject'

/** One payment in full: whose, how much, which rules, what was decided by whom; and the decision with its reason. */
export function ReviewSheet(props: {
  review: RiskReviewView
  onDecided: (verdict: Verdict) => void
  onClose: () => void
}) {
  const { review, onDecided, onClose } = props
  const now = serverNow()
  return (
    <Sheet title={words.sheet.title} closeLabel={words.sheet.close} onClose={onClose}>
      <List>
        <ListRow title={words.title(review)} phrases={[words.asked(review, now)]} value={words.states[review.state]} />
        <ListRow title={words.holder} value={review.holder} />
        <ListRow title={words.reason} note={review.reason} />
        {review.decisions.map(decision => (
          <ListRow key={decision.at} title={words.decidedBy(decision, now)} note={decision.note ?? undefined} />
        ))}
      </List>
      {(review.state === 'waiting' || review.state === 'rejected') && <Decide review={review} onDecided={onDecided} />}
    </Sheet>
  )
}

function Decide({ review, onDecided }: { review: RiskReviewView; onDecided: (verdict: Verdict) => void }) {
  const { orderId } = review
  const [note, setNote] = useState('')
  const reason = note.trim()
  const decide = (verdict: Verdict) => async () => {
    await askMerchant('risk.decide', { orderId, verdict, note: reason })
    onDecided(verdict)
  }
  const approve = useWork(decide('approve'))
  const reject = useWork(decide('reject'))
  const busy = approve.busy || reject.busy
  const trouble = approve.trouble ?? reject.trouble
  return (
    <View className="reviews__decide">
      <Field kind="note" {...words.note} value={note} onChange={setNote} />
      {review.state === 'waiting' && <View className="reviews__note">{words.noteShown}</View>}
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button busy={approve.busy} disabled={busy || reason === ''} onPress={approve.start}>
        {review.state === 'waiting' ? words.approve : words.again}
      </Button>
      <View className="reviews__note">{words.approveNote}</View>
      {review.state === 'waiting' && (
        <Button kind="quiet" busy={reject.busy} disabled={busy || reason === ''} onPress={reject.start}>
          {words.reject}
        </Button>
      )}
    </View>
  )
}
