import { ImportCards } from '../../features/physical-cards/ImportCards'

export default function ImportCardsPage() {
  return <ImportCards />
}
