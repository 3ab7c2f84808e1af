import { OfflineQueue } from '../../features/till/OfflineQueue'

export default function QueuePage() {
  return <OfflineQueue />
}
