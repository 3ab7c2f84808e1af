import { CouponDetail } from '../../features/coupons/CouponDetail'

export default function CouponPage() {
  return <CouponDetail />
}
