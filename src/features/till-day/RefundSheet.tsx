import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { RefundReceipt } from '../../contract/charges'
import type { TillDid, TillLine } from '../../contract/till-day'
import { refundReasonWords } from '../../copy/entry-facts'
import { tillDayWords } from '../../copy/till-day'
import { fenFromYuan, yuanText } from '../../domain/money'
import { type RefundReason, refundReasons } from '../../domain/pack/refund-spend'
import { Choices } from '../../ui/Choices'
import { EffectSheet } from '../../ui/EffectSheet'
import { Field } from '../../ui/Field'
import { LineInSheet } from './LineInSheet'

const words = tillDayWords.refundSheet

/** Gives a charge back, all or a part, to whatever paid it. The same amount for the same reason is one refund, however often it is tried. */
export function RefundSheet(props: {
  line: TillLine
  did: Extract<TillDid, { kind: 'charged' }>
  onRefunded: (receipt: RefundReceipt) => void
  onClose: () => void
}) {
  const { line, did, onRefunded, onClose } = props
  const leftFen = did.leftFen ?? 0
  const [wish, setWish] = useState(() => ({
    amount: yuanText(did.leftFen ?? did.amountFen).replace(/,/g, ''),
    reason: 'returned' as RefundReason,
    refundId: newId('rfd'),
  }))
  const change = (changed: { amount: string } | { reason: RefundReason }) =>
    setWish({ ...wish, ...changed, refundId: newId('rfd') })
  const amountFen = fenFromYuan(wish.amount)
  const isPossible = amountFen !== null && amountFen > 0 && amountFen <= leftFen
  const { busy, trouble, start } = useWork(async () => {
    if (!isPossible) return
    const { reason, refundId } = wish
    onRefunded(
      await askStaff('charge.refund', { refundId: await refundId, receiptId: line.receiptId, amountFen, reason }),
    )
  })
  return (
    <EffectSheet
      words={words}
      effect={amountFen !== null && amountFen > leftFen ? words.upTo(leftFen) : effectOf(did)}
      disabled={!isPossible}
      {...{ busy, trouble, onClose }}
      onConfirm={start}
    >
      <LineInSheet line={line} fen={did.amountFen} />
      <Field
        kind="amount"
        label={words.amount}
        placeholder={words.upTo(leftFen)}
        value={wish.amount}
        onChange={amount => change({ amount })}
      />
      <Choices
        title={words.reason}
        choices={refundReasons.map(key => ({ key, label: refundReasonWords[key] }))}
        chosen={wish.reason}
        onChoose={reason => change({ reason })}
      />
    </EffectSheet>
  )
}

function effectOf({ together, restFen }: Extract<TillDid, { kind: 'charged' }>): string {
  if (together) return words.effect.together
  return restFen > 0 ? words.effect.withRest : words.effect.alone
}
