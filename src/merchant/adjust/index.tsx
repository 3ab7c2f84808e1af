import { Propose } from '../../features/adjustments/Propose'

export default function ProposePage() {
  return <Propose />
}
