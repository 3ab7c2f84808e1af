import { TicketDesk } from '../../features/ticket-desk/TicketDesk'

export default function TicketDeskPage() {
  return <TicketDesk />
}
