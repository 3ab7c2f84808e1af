import { Reviews } from '../../features/risk/Reviews'

export default function ReviewsPage() {
  return <Reviews />
}
