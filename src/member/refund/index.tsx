import { Refund } from '../../features/refund/Refund'

export default function RefundPage() {
  return <Refund />
}
