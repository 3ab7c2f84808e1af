import { Rules } from '../../features/rules/Rules'

export default function RulesPage() {
  return <Rules />
}
