import { Text, View } from '@tarojs/components'
import { type Fen, yuanParts } from '../domain/money'
import './Price.scss'

/** Six digits and a comma still fit at full size on a 320-wide phone; longer amounts step down instead of wrapping. */
const LONG_YUAN = 6

/**
 * An amount of money: small ¥, large yuan, smaller fen, digits of equal width, never wrapped.
 * `short` drops ".00", for tiers and coupons where it would be noise; `signed` shows + for what came in.
 */
export function Price(props: {
  fen: Fen
  size?: 'balance' | 'amount' | 'title' | 'body' | 'second'
  short?: boolean
  signed?: boolean
}) {
  const { fen, size = 'body', short = false, signed = false } = props
  const { sign, yuan, decimals } = yuanParts(fen)
  const shownSign = sign === '-' ? '−' : signed && fen > 0 ? '+' : ''
  const long = yuan.length > LONG_YUAN ? ' price--long' : ''
  return (
    <View className={`price price--${size}${long}`}>
      {shownSign !== '' && <Text className="price__sign">{shownSign}</Text>}
      <Text className="price__mark">¥</Text>
      <Text className="price__yuan">{yuan}</Text>
      {!(short && decimals === '00') && <Text className="price__decimals">.{decimals}</Text>}
    </View>
  )
}
