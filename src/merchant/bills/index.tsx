import { Bills } from '../../features/bills/Bills'

export default function BillsPage() {
  return <Bills />
}
