import { Text, View } from '@tarojs/components'
import type { CouponFace } from '../contract/coupons'
import { Price } from './Price'
import './CouponValue.scss'

/** What stands large on a coupon: money off, a share of the price, or a thing. */
export function CouponValue({ face, size = 'amount' }: { face: CouponFace; size?: 'title' | 'amount' }) {
  if (face.kind === 'threshold') return <Price fen={face.offFen} size={size} short />
  if (face.kind === 'cash') return <Price fen={face.valueFen} size={size} short />
  if (face.kind === 'top_up') return <Price fen={face.fen} size={size} short />
  if (face.kind === 'exchange') return <Text className="coupon-value coupon-value--words">{face.item}</Text>
  return (
    <View className={`coupon-value coupon-value--${size}`}>
      <Text>{foldText(face.payPercent)}</Text>
      <Text className="coupon-value__unit">折</Text>
    </View>
  )
}

/** 90 is "9" (折), 85 is "8.5": how many tenths of the price are paid. */
function foldText(payPercent: number): string {
  return payPercent % 10 === 0 ? String(payPercent / 10) : `${Math.floor(payPercent / 10)}.${payPercent % 10}`
}
