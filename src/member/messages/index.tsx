import { MessageSwitches } from '../../features/message-switches/MessageSwitches'

export default function MessageSwitchesPage() {
  return <MessageSwitches />
}
