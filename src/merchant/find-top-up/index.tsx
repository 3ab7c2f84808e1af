import { FindTopUp } from '../../features/refund/FindTopUp'

export default function FindTopUpPage() {
  return <FindTopUp />
}
