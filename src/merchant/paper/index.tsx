import { Paper } from '../../features/paper/Paper'

export default function PaperPage() {
  return <Paper />
}
