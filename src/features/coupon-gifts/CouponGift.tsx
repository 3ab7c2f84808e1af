import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { useView } from '../../cloud/useView'
import type { GivenCoupon, SharedCoupon } from '../../contract/coupon-gifts'
import { couponGiftWords as words } from '../../copy/coupon-gifts'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { CouponToClaim } from './CouponToClaim'
import { CouponToShare } from './CouponToShare'

/** One given coupon: opened by its link, or by its giver from the wallet. */
export function CouponGift() {
  const { token, couponId } = useRouter().params
  const { answer, trouble, asking, ask, show } = useView<GivenCoupon | SharedCoupon | null>(() =>
    token === undefined ? newestOf(couponId) : askShopper('couponGift.read', { token }),
  )
  if (answer && 'claimedBy' in answer) return <CouponToShare gift={answer} onChanged={show} />
  if (answer && token !== undefined) return <CouponToClaim gift={answer} token={token} onChanged={show} />
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!trouble && asking && <Skeleton height={360} radius={24} />}
      {!trouble && !asking && (
        <Notice {...words.gone} action={{ label: words.toWallet, onPress: () => go.coupons() }} />
      )}
    </Screen>
  )
}

/** A coupon may have been given before and come back: its newest gift is the one that counts. */
async function newestOf(couponId: string | undefined): Promise<GivenCoupon | null> {
  const { given } = await askShopper('couponGift.list', {})
  return given.find(gift => gift.couponId === couponId) ?? null
}
