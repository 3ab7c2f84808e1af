import { DeskTicket } from '../../features/ticket-desk/DeskTicket'

export default function DeskTicketPage() {
  return <DeskTicket />
}
