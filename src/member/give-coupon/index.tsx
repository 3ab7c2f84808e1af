import { GiveCoupon } from '../../features/coupon-gifts/GiveCoupon'

export default function GiveCouponPage() {
  return <GiveCoupon />
}
