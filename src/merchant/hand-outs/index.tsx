import { HandOuts } from '../../features/hand-outs/HandOuts'

export default function HandOutsPage() {
  return <HandOuts />
}
