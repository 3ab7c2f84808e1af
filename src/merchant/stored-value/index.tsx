import { RefundsByHand } from '../../features/refunds-by-hand/RefundsByHand'
import { StoredValue } from '../../features/stored-value/StoredValue'

export default function StoredValuePage() {
  return <StoredValue byHand={<RefundsByHand />} />
}
