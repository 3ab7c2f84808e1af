import { GiveBack } from '../../features/refund/GiveBack'

export default function GiveBackPage() {
  return <GiveBack />
}
