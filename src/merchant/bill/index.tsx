import { BillDay } from '../../features/bills/BillDay'

export default function BillPage() {
  return <BillDay />
}
