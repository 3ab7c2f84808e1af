import { Text } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { billWords } from '../../copy/bills'
import { payWayWords } from '../../copy/pay-ways'
import type { Fen } from '../../domain/money'
import type { JudgedDifference } from '../../domain/reconcile/bill-day'
import type { ShopDay } from '../../domain/time'
import { EffectSheet } from '../../ui/EffectSheet'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { type DayChanges, useDayChange } from './useDayChange'

const words = billWords.sheet

/** Both sides of one difference, where to look it up, and why it is none, in the owner's words. */
export function ExplainSheet(props: { day: ShopDay; difference: JudgedDifference; onClose: () => void } & DayChanges) {
  const { day, difference, onClose, ...changes } = props
  const { differenceId, billFen, bookedFen, way, outTradeNo, outRefundNo, resolution } = difference
  const [note, setNote] = useState(resolution.state === 'explained' ? resolution.note : '')
  const { busy, trouble, start } = useDayChange(
    () => askMerchant('bill.explain', { day, differenceId, note: note.trim() }),
    changes,
  )
  const { title, advice } = billWords.kind(difference)
  return (
    <EffectSheet
      words={words}
      effect={[advice, words.effect]}
      {...{ busy, trouble, onClose }}
      disabled={note.trim() === ''}
      onConfirm={start}
    >
      <List>
        <ListRow title={title} {...(way && { value: payWayWords.name(way) })} />
        <ListRow title={words.inBill} value={amountOf(billFen)} />
        <ListRow title={words.inBooks(difference)} value={amountOf(bookedFen)} />
        <ListRow title={words.order} value={<Text className="bills__number">{outTradeNo}</Text>} />
        {outRefundNo !== null && (
          <ListRow title={words.refund} value={<Text className="bills__number">{outRefundNo}</Text>} />
        )}
      </List>
      <Field kind="note" {...words.note} value={note} onChange={setNote} />
    </EffectSheet>
  )
}

function amountOf(fen: Fen | null) {
  return fen === null ? words.nothing : <Price fen={fen} />
}
