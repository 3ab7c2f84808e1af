import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import type { AdjustmentView } from '../../contract/adjustments'
import { adjustmentWords as words } from '../../copy/adjustments'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import './Adjustments.scss'

type Verdict = 'approve' | 'reject'

/** One correction with its whole trail, and for whoever may: the yes, or the no with its reason. */
export function AdjustmentSheet(props: {
  adjustment: AdjustmentView
  onDecided: (verdict: Verdict) => void
  onClose: () => void
}) {
  const { adjustment, onDecided, onClose } = props
  const { member, reason, bonusUntil, state, decided } = adjustment
  const now = serverNow()
  return (
    <Sheet title={words.sheet.title} closeLabel={words.sheet.close} onClose={onClose}>
      <List>
        <ListRow
          title={member}
          note={words.change(adjustment).join('、')}
          phrases={bonusUntil === null ? [] : [words.until(bonusUntil, now)]}
          value={words.states[state]}
        />
        <ListRow title={words.reason} note={reason} />
        <ListRow
          title={words.proposed(adjustment, now)}
          note={state === 'proposed' ? words.before(adjustment, now) : undefined}
        />
        {decided && (
          <ListRow
            title={words.decidedBy(adjustment, now)}
            note={state === 'failed' ? words.failed : (decided.reason ?? undefined)}
          />
        )}
      </List>
      {state === 'proposed' && <Decide adjustment={adjustment} onDecided={onDecided} />}
    </Sheet>
  )
}

function Decide({ adjustment, onDecided }: { adjustment: AdjustmentView; onDecided: (verdict: Verdict) => void }) {
  const { adjustmentId, isMine, whyNotMine } = adjustment
  const [rejecting, setRejecting] = useState(isMine)
  const [note, setNote] = useState('')
  const reason = note.trim()
  const approve = useWork(async () => {
    await askMerchant('adjustments.approve', { adjustmentId })
    onDecided('approve')
  })
  const reject = useWork(async () => {
    await askMerchant('adjustments.reject', { adjustmentId, reason })
    onDecided('reject')
  })
  const busy = approve.busy || reject.busy
  const trouble = approve.trouble ?? reject.trouble
  const no = isMine ? words.takeBack : words.reject
  return (
    <View className="adjustments__decide">
      {whyNotMine && <Notice {...whyNotMine} />}
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      {rejecting && (
        <Field kind="note" {...(isMine ? words.takeBackNote : words.rejectNote)} value={note} onChange={setNote} />
      )}
      {!whyNotMine && !rejecting && (
        <>
          <View className="adjustments__line">{words.approveEffect}</View>
          <Button busy={approve.busy} disabled={busy} onPress={approve.start}>
            {words.approve}
          </Button>
        </>
      )}
      {rejecting ? (
        <Button kind="quiet" busy={reject.busy} disabled={busy || reason === ''} onPress={reject.start}>
          {no}
        </Button>
      ) : (
        <Button kind="plain" disabled={busy} onPress={() => setRejecting(true)}>
          {no}
        </Button>
      )}
    </View>
  )
}
