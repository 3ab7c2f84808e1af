import { Conflicts } from '../../features/conflicts/Conflicts'

export default function ConflictsPage() {
  return <Conflicts />
}
