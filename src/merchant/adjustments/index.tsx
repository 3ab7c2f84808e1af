import { Adjustments } from '../../features/adjustments/Adjustments'

export default function AdjustmentsPage() {
  return <Adjustments />
}
