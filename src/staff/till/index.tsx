import { Till } from '../../features/till/Till'

export default function TillPage() {
  return <Till />
}
