import { ScannedCoupon } from '../../features/hand-outs/ScannedCoupon'

export default function ScanCouponPage() {
  return <ScannedCoupon />
}
