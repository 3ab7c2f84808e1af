import { Closing } from '../../features/closing/Closing'

export default function ClosingPage() {
  return <Closing />
}
