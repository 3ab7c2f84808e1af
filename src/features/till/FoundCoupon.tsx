import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { serverNow } from '../../cloud/clock'
import type { LookedUp } from '../../contract/staff'
import { conditionText } from '../../copy/coupons'
import { tillWords as words } from '../../copy/till'
import { type Fen, fenFromYuan, subtractFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { CouponValue } from '../../ui/CouponValue'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { ActionBar } from '../../ui/Screen'
import { Ticket } from '../../ui/Ticket'

type Coupon = Extract<LookedUp, { what: 'coupon' }>

/** How long a finger must rest before the amount is sent to be weighed, in milliseconds. */
const REST = 350

/** A coupon that was recognised: what it is, whose, what it takes off, and why not. */
export function FoundCoupon(props: {
  coupon: Coupon
  orderFen: Fen | null
  busy: boolean
  onAmount: (orderFen: Fen) => void
  onRedeem: (ticket: string) => void
  onCancel: () => void
}) {
  const { coupon, orderFen, busy, onAmount, onRedeem, onCancel } = props
  const [amount, setAmount] = useState('')
  const typedFen = fenFromYuan(amount)
  const weighed = !coupon.needsOrderAmount || (typedFen !== null && typedFen === orderFen)
  const redeemable = weighed && coupon.refusal === null
  const confirm = () => {
    if (redeemable && !busy) onRedeem(coupon.ticket)
  }
  useWeighing(coupon.needsOrderAmount ? typedFen : null, orderFen, onAmount)

  return (
    <View className="till__found">
      <View className="till__holder">{coupon.holder}</View>
      <Ticket
        value={<CouponValue face={coupon.face} />}
        condition={conditionText(coupon.face)}
        title={coupon.title}
        note={words.validUntil(coupon.expiresAt, serverNow())}
        faded={coupon.refusal !== null}
      />
      {coupon.refusal && weighed && (
        <Notice tone="bad" message={coupon.refusal.message} nextStep={coupon.refusal.nextStep} />
      )}
      {coupon.needsOrderAmount && (
        <Field
          kind="amount"
          label={words.amount.label}
          placeholder={words.amount.placeholder}
          value={amount}
          focus
          onChange={setAmount}
          onConfirm={confirm}
        />
      )}
      {weighed && orderFen !== null && coupon.discountFen !== null && !coupon.refusal && (
        <List>
          <ListRow title={words.discount} value={<Price fen={coupon.discountFen} />} />
          <ListRow
            title={words.payable}
            value={<Price fen={subtractFen(orderFen, coupon.discountFen)} size="title" />}
          />
        </List>
      )}
      <ActionBar>
        <Button busy={busy} disabled={!redeemable} onPress={confirm}>
          {weighed && coupon.discountFen !== null ? words.redeemFor(coupon.discountFen) : words.redeem}
        </Button>
        <Button kind="plain" disabled={busy} onPress={onCancel}>
          {words.cancel}
        </Button>
      </ActionBar>
    </View>
  )
}

/** Weighs the typed amount once the typing rests, so that the discount stands there before anybody asks. */
function useWeighing(typedFen: Fen | null, weighedFen: Fen | null, onAmount: (orderFen: Fen) => void): void {
  useEffect(() => {
    if (typedFen === null || typedFen === 0 || typedFen === weighedFen) return
    const timer = setTimeout(() => onAmount(typedFen), REST)
    return () => clearTimeout(timer)
  }, [typedFen, weighedFen, onAmount])
}
