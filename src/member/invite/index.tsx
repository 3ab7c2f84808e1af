import { Invite } from '../../features/shared/Invite'

export default function InvitePage() {
  return <Invite />
}
