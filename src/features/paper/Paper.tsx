import { Text } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import type { PaperBatchView } from '../../contract/paper'
import { paperWords } from '../../copy/paper'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { List } from '../../ui/ListRow'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { BatchRow } from './BatchRow'
import { BatchSheet } from './BatchSheet'
import { MakeSheet } from './MakeSheet'
import './Paper.scss'

const words = paperWords.list
/** As many as the shop answers. */
const NEWEST = 50

/** Coupons on paper: the batches with what became of them, and one more. */
export function Paper() {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('paper.list', {}))
  const [open, setOpen] = useState<PaperBatchView['batchId'] | 'new' | null>(null)
  const batches = answer?.batches ?? []
  const shown = batches.find(({ batchId }) => batchId === open)
  useWatch(
    ask,
    batches.some(({ state }) => state === 'making'),
  )
  const changed = () => {
    setOpen(null)
    void ask()
  }
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={320} radius={24} />}
      {answer && batches.length === 0 && (
        <Empty icon="coupon" words={answer.templates.length > 0 ? words.empty : words.nothingToPrint} />
      )}
      {batches.length > 0 && (
        <List>
          {batches.map(batch => (
            <BatchRow key={batch.batchId} batch={batch} onPress={() => setOpen(batch.batchId)} />
          ))}
        </List>
      )}
      {batches.length === NEWEST && <Text className="paper__note">{words.newestOnly}</Text>}
      {answer && answer.templates.length > 0 && (
        <ActionBar>
          <Button onPress={() => setOpen('new')}>{words.make}</Button>
        </ActionBar>
      )}
      {answer && open === 'new' && (
        <MakeSheet templates={answer.templates} onMade={changed} onClose={() => setOpen(null)} />
      )}
      {shown && <BatchSheet batch={shown} onChanged={changed} onClose={() => setOpen(null)} />}
    </Screen>
  )
}
