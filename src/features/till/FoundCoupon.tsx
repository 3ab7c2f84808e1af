import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverNow } from '../../cloud/clock'
import type { LookedUp } from '../../contract/staff'
import { conditionText } from '../../copy/coupons'
import { tillWords as words } from '../../copy/till'
import { type Fen, subtractFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { CouponValue } from '../../ui/CouponValue'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { ActionBar } from '../../ui/Screen'
import { Ticket } from '../../ui/Ticket'
import { useOrderAmount } from './useOrderAmount'

type Coupon = Extract<LookedUp, { what: 'coupon' }>

/** A coupon that was recognised: what it is, whose, what it takes off, and why not. */
export function FoundCoupon(props: {
  coupon: Coupon
  orderFen: Fen | null
  busy: boolean
  onAmount: (orderFen: Fen) => void
  onRedeem: (ticket: string) => void
  onCancel: () => void
  /** what the member of staff should know before confirming */
  children?: ReactNode
}) {
  const { coupon, orderFen, busy, onAmount, onRedeem, onCancel, children } = props
  const { amount, setAmount, weighed } = useOrderAmount(coupon.needsOrderAmount, orderFen, onAmount)
  const redeemable = weighed && coupon.refusal === null
  const confirm = () => {
    if (redeemable && !busy) onRedeem(coupon.ticket)
  }
  return (
    <View className="till__found">
      <Recognised coupon={coupon} />
      {coupon.needsOrderAmount && (
        <Field kind="amount" {...words.amount} value={amount} focus onChange={setAmount} onConfirm={confirm} />
      )}
      {/* Beneath the amount, so that the line being typed on never moves. */}
      {coupon.refusal && weighed && (
        <Notice tone="bad" message={coupon.refusal.message} nextStep={coupon.refusal.nextStep} />
      )}
      {redeemable && orderFen !== null && coupon.discountFen !== null && (
        <Weighed orderFen={orderFen} discountFen={coupon.discountFen} />
      )}
      {children}
      <ActionBar>
        <Button busy={busy} disabled={!redeemable} onPress={confirm}>
          {redeemable && coupon.discountFen !== null ? words.redeemFor(coupon.discountFen) : words.redeem}
        </Button>
        <Button kind="plain" disabled={busy} onPress={onCancel}>
          {words.cancel}
        </Button>
      </ActionBar>
    </View>
  )
}

function Recognised({ coupon }: { coupon: Coupon }) {
  return (
    <>
      <View className="till__holder">{coupon.holder}</View>
      <Ticket
        value={<CouponValue face={coupon.face} />}
        condition={conditionText(coupon.face)}
        title={coupon.title}
        note={words.validUntil(coupon.expiresAt, serverNow())}
        faded={coupon.refusal !== null}
      />
    </>
  )
}

function Weighed({ orderFen, discountFen }: { orderFen: Fen; discountFen: Fen }) {
  return (
    <List>
      <ListRow title={words.discount} value={<Price fen={discountFen} />} />
      <ListRow title={words.payable} value={<Price fen={subtractFen(orderFen, discountFen)} size="title" />} />
    </List>
  )
}
