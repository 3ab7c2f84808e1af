import { Closing } from '../../features/closing/Closing'
import { RefundsByHand } from '../../features/refunds-by-hand/RefundsByHand'

export default function ClosingPage() {
  return <Closing byHand={onPaid => <RefundsByHand onPaid={onPaid} />} />
}
