import { RefundsByHand } from '../../features/refund/RefundsByHand'
import { StoredValue } from '../../features/stored-value/StoredValue'

export default function StoredValuePage() {
  return <StoredValue byHand={<RefundsByHand />} />
}
