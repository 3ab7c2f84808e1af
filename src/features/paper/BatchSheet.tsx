import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import type { PaperBatchView } from '../../contract/paper'
import { paperState, paperWords } from '../../copy/paper'
import { dayText, lastDayBefore } from '../../domain/time'
import { Button } from '../../ui/Button'
import { EffectSheet } from '../../ui/EffectSheet'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { Sheet } from '../../ui/Sheet'
import { say } from '../../ui/toast'

const words = paperWords.batch

/** One batch in figures, and what can be done with it: printed, or withdrawn. */
export function BatchSheet(props: { batch: PaperBatchView; onChanged: () => void; onClose: () => void }) {
  const { batch, onChanged, onClose } = props
  const { batchId, note, state, title, count, redeemed, left, opened, expiresAt, storeName } = batch
  const [withdrawing, setWithdrawing] = useState(false)
  if (withdrawing) return <WithdrawSheet batch={batch} onChanged={onChanged} onClose={() => setWithdrawing(false)} />
  const print = () => {
    onClose()
    go.printPaper(batchId)
  }
  return (
    <Sheet title={note} closeLabel={words.close} onClose={onClose}>
      <View className="paper__sheet">
        <List>
          <ListRow
            title={title}
            value={paperState(batch)}
            {...(expiresAt === null ? {} : { note: words.until(dayText(lastDayBefore(expiresAt), serverNow())) })}
          />
          <ListRow title={words.rows.count} value={words.pieces(count)} />
          <ListRow title={words.rows.redeemed} value={words.pieces(redeemed)} />
          <ListRow title={words.rows.left} value={words.pieces(left)} />
          <ListRow
            title={words.rows.opened}
            note={opened ? words.opened(opened, serverNow()) : words.never}
            value={storeName}
          />
        </List>
        {state === 'making' && <Notice message={words.making} />}
        {state === 'good' && (
          <>
            <Button onPress={print}>{words.print}</Button>
            <Button kind="plain" onPress={() => setWithdrawing(true)}>
              {words.withdraw}
            </Button>
          </>
        )}
      </View>
    </Sheet>
  )
}

/** Says what it does before it is done. */
function WithdrawSheet(props: { batch: PaperBatchView; onChanged: () => void; onClose: () => void }) {
  const { batch, onChanged, onClose } = props
  const { busy, trouble, start } = useWork(async () => {
    await askMerchant('paper.withdraw', { batchId: batch.batchId })
    say(words.withdrawn)
    onChanged()
  })
  const sheet = words.withdrawSheet
  return (
    <EffectSheet words={sheet} effect={sheet.effect(batch.left)} {...{ busy, trouble, onClose }} onConfirm={start} />
  )
}
