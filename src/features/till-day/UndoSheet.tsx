import { View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { TillLine } from '../../contract/till-day'
import { tillLineNotes, tillLineTitle, tillDayWords as words } from '../../copy/till-day'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'

/** Says what undoing will do before it is done. All tries of one sheet mean one undo. */
export function UndoSheet(props: { line: TillLine; onUndone: () => void; onClose: () => void }) {
  const { line, onUndone, onClose } = props
  const [undoId] = useState(() => newId('und'))
  const { busy, trouble, start } = useWork(async () => {
    await askStaff('coupon.undo', { undoId: await undoId, receiptId: line.receiptId })
    onUndone()
  })
  return (
    <Sheet title={words.undoSheet.title} closeLabel={words.undoSheet.close} onClose={onClose}>
      <List>
        <ListRow title={tillLineTitle(line)} phrases={tillLineNotes(line, serverNow())} />
      </List>
      <View className="till-day__effect">{words.undoSheet.effect}</View>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button busy={busy} onPress={start}>
        {words.undoSheet.confirm}
      </Button>
    </Sheet>
  )
}
