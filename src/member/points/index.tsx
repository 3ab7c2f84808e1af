import { Points } from '../../features/points/Points'

export default function PointsPage() {
  return <Points />
}
