import { SharedCard } from '../../features/shared/SharedCard'

export default function SharedCardPage() {
  return <SharedCard />
}
