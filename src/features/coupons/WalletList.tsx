import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { CouponView, Wallet } from '../../contract/coupons'
import { conditionText, couponNote, couponWords as words } from '../../copy/coupons'
import { CouponValue } from '../../ui/CouponValue'
import { Empty } from '../../ui/Empty'
import { go } from '../../ui/routes'
import { Ticket } from '../../ui/Ticket'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { CouponsSkeleton } from './CouponsSkeleton'
import { useWallet } from './useWallet'

/** One shelf of the wallet. */
export function WalletList({ segment, onClaimCentre }: { segment: keyof Wallet; onClaimCentre: () => void }) {
  const { answer, trouble, asking, ask } = useWallet()
  const notice = trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
  if (!answer) return notice ?? <CouponsSkeleton />
  const coupons = answer[segment]
  return (
    <View className="coupons__spread">
      {notice}
      {coupons.length === 0 && <NothingHere segment={segment} onClaimCentre={onClaimCentre} />}
      {coupons.map(coupon => (
        <Held key={coupon.couponId} coupon={coupon} reason={'reason' in coupon ? coupon.reason : null} />
      ))}
    </View>
  )
}

function NothingHere({ segment, onClaimCentre }: { segment: keyof Wallet; onClaimCentre: () => void }) {
  if (segment !== 'usable') return <Empty icon="coupon" words={words.empty[segment].words} />
  const { words: sentence, action } = words.empty.usable
  return <Empty icon="coupon" words={sentence} action={{ label: action, onPress: onClaimCentre }} />
}

function Held({ coupon, reason }: { coupon: CouponView; reason: string | null }) {
  const usable = coupon.state.state === 'usable'
  return (
    <Ticket
      value={<CouponValue face={coupon.face} />}
      condition={conditionText(coupon.face)}
      title={coupon.title}
      note={reason === null ? couponNote(coupon, serverNow()) : words.because(reason, couponNote(coupon, serverNow()))}
      faded={!usable}
      stub={usable ? <Text className="coupons__pill coupons__pill--quiet">{words.show}</Text> : undefined}
      onPress={wayTo(coupon)}
    />
  )
}

/** What is good is shown at a till, what was given has a story; the rest is over. */
function wayTo({ couponId, state }: CouponView): (() => void) | undefined {
  if (state.state === 'usable') return () => go.coupon(couponId)
  return state.state === 'given' || state.state === 'offered' ? () => go.couponGift(couponId) : undefined
}
