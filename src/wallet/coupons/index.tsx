import { Coupons } from '../../features/coupons/Coupons'

export default function CouponsPage() {
  return <Coupons />
}
