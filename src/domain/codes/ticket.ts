import { type Instant, instant, later, MINUTE } from '../time'
import { type CodeSubject, subjectFrom, subjectTexts } from './code-subject'
import type { Mac } from './shown-code'

/** Time for the till to ask, confirm and repeat after a lost answer; the code itself may have changed meanwhile. */
export const TICKET_LIFE = 10 * MINUTE

/** To whom a look-up was answered: a ticket serves nobody else. */
export interface TicketHolder {
  staffId: string
  storeId: string
}

/** What a look-up hands to the till: the subject, and our word that this member of staff was shown a living code for it. */
export function writeTicket(subject: CodeSubject, holder: TicketHolder, madeAt: Instant, mac: Mac): string {
  const claim = [...subjectTexts(subject), later(madeAt, TICKET_LIFE).toString(36)].join('.')
  return `${claim}.${mac(proven(claim, holder))}`
}

/** Reads a ticket for the member of staff who brings it; null when it is forged or somebody else's. */
export function readTicket(
  text: string,
  holder: TicketHolder,
  mac: Mac,
): { subject: CodeSubject; expiresAt: Instant } | null {
  const parts = text.split('.')
  const [letter, packBody, body, expiry, proof] = parts
  if (parts.length !== 5 || proof !== mac(proven(parts.slice(0, 4).join('.'), holder))) return null
  const subject = subjectFrom(letter, packBody, body)
  return subject && { subject, expiresAt: instant(Number.parseInt(expiry ?? '', 36)) }
}

function proven(claim: string, holder: TicketHolder): string {
  return `ticket|${claim}|${holder.staffId}|${holder.storeId}`
}
