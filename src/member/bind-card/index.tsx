import { BindCard } from '../../features/physical-cards/BindCard'

export default function BindCardPage() {
  return <BindCard />
}
