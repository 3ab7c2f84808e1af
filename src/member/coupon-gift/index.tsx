import { CouponGift } from '../../features/coupon-gifts/CouponGift'

export default function CouponGiftPage() {
  return <CouponGift />
}
