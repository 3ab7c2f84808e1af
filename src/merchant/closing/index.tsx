import { Closing } from '../../features/closing/Closing'
import { RefundsByHand } from '../../features/refund/RefundsByHand'

export default function ClosingPage() {
  return <Closing byHand={onPaid => <RefundsByHand onPaid={onPaid} />} />
}
