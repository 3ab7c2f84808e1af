import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import type { ShiftView } from '../../contract/till-day'
import { tillDayWords } from '../../copy/till-day'
import { fenFromYuan } from '../../domain/money'
import { EffectSheet } from '../../ui/EffectSheet'
import { Field } from '../../ui/Field'
import { Totals } from './Totals'

const words = tillDayWords.shift

/**
 * Ends a shift. A drawer with money is counted first; a count that differs is
 * answered with the figure that it should be, and asks for its reason.
 */
export function HandOver(props: { shift: ShiftView; onClosed: (over: ShiftView) => void; onClose: () => void }) {
  const { shift, onClosed, onClose } = props
  const [counted, setCounted] = useState('')
  const [reason, setReason] = useState('')
  const { floatFen, cashFen } = shift.drawer
  const hasMoney = floatFen > 0 || cashFen > 0
  const countedFen = fenFromYuan(counted)
  const { busy, trouble, start } = useWork(async () => {
    const count = hasMoney && countedFen !== null ? { countedFen } : {}
    const why = reason.trim() === '' ? {} : { reason: reason.trim() }
    onClosed(await askStaff('shift.close', { shiftId: shift.shiftId, ...count, ...why }))
  })
  return (
    <EffectSheet
      words={words.sheet}
      effect={words.sheet.note}
      disabled={hasMoney && countedFen === null}
      {...{ busy, trouble, onClose }}
      onConfirm={start}
    >
      <Totals totals={shift.totals} span={words.span(shift, serverNow())} />
      {hasMoney && <Field kind="amount" {...words.count} value={counted} onChange={setCounted} />}
      {trouble?.code === 'CASH_DIFFERS' && <Field kind="note" {...words.differs} value={reason} onChange={setReason} />}
    </EffectSheet>
  )
}
