import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { TillLine } from '../../contract/till-day'
import { tillDayWords as words } from '../../copy/till-day'
import { EffectSheet } from '../../ui/EffectSheet'
import { LineInSheet } from './LineInSheet'

/** Says what undoing will do before it is done. All tries of one sheet mean one undo. */
export function UndoSheet(props: { line: TillLine; onUndone: () => void; onClose: () => void }) {
  const { line, onUndone, onClose } = props
  const isOnPaper = line.did.kind === 'redeemed' && line.did.onPaper
  const [undoId] = useState(() => newId('und'))
  const { busy, trouble, start } = useWork(async () => {
    await askStaff('coupon.undo', { undoId: await undoId, receiptId: line.receiptId })
    onUndone()
  })
  return (
    <EffectSheet
      words={words.undoSheet}
      effect={isOnPaper ? words.undoSheet.effectOnPaper : words.undoSheet.effect}
      {...{ busy, trouble, onClose }}
      onConfirm={start}
    >
      <LineInSheet line={line} />
    </EffectSheet>
  )
}
