import type { CodeSubject } from '../../src/domain/codes/code-subject'
import { readTicket, type TicketHolder } from '../../src/domain/codes/ticket'
import type { RedeemId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { redeemCoupon as decide } from '../../src/domain/pack/redeem-coupon'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { ticketMac } from '../_platform/secrets'
import { type Committed, commitCommand } from './commit-command'

export interface Redemption {
  redeemId: RedeemId
  ticket: string
  orderFen: Fen | null
}

/** Redeems the coupon of a ticket, once, whatever is retried or raced. */
export function redeemCoupon(wish: Redemption, staff: StaffMember, rules: Rules, at: Instant): Promise<Committed> {
  const { packId, couponId } = subjectOf(wish.ticket, 'coupon', staff, at)
  const { staffId, storeId } = staff
  const { redeemId } = wish
  const command = {
    redeemId,
    couponId,
    storeId,
    storeName: storeNameIn(rules)(storeId),
    staffId,
    orderFen: wish.orderFen,
  }
  return commitCommand({
    packId,
    commandId: wish.redeemId,
    content: { couponId, storeId, staffId, orderFen: wish.orderFen },
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, command, rules, at),
  })
}

/** What a ticket stands for, if it is this person's, of this kind and still good. */
export function subjectOf<W extends CodeSubject['what']>(
  ticket: string,
  what: W,
  holder: TicketHolder,
  at: Instant,
): Extract<CodeSubject, { what: W }> {
  const read = readTicket(ticket, holder, ticketMac)
  if (!read || read.subject.what !== what) throw new Refusal('CODE_UNKNOWN', {})
  if (at >= read.expiresAt) throw new Refusal('CODE_EXPIRED', {})
  return read.subject as Extract<CodeSubject, { what: W }>
}
