import { OwnTicket } from '../../features/help/OwnTicket'

export default function OwnTicketPage() {
  return <OwnTicket />
}
