import { Ratings } from '../../features/ratings/Ratings'

export default function RatingsPage() {
  return <Ratings />
}
