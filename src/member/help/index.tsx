import { Help } from '../../features/help/Help'

export default function HelpPage() {
  return <Help />
}
