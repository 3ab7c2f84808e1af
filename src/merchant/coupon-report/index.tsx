import { CouponReport } from '../../features/coupon-report/CouponReport'

export default function CouponReportPage() {
  return <CouponReport />
}
