import { PaperPrint } from '../../features/paper/PaperPrint'

export default function PaperPrintPage() {
  return <PaperPrint />
}
