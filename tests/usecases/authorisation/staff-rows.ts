import type { StaffInputs } from '../../../src/contract/staff'
import type { RefusalCode } from '../../../src/domain/refusal'
import { newId, yuan } from '../../support/shop'
import type { StaffRole } from './world'

/** What one member of staff has in hand: tickets of their own, and what was done at the Nanshan store. */
export interface AtTill {
  payTicket: string
  secondPayTicket: string
  couponTicket: string
  payCode: string
  /** of the Nanshan store */
  chargeReceipt: string
  holdReceipt: string
  redemptionReceipt: string
  /** a sale there of which a guest is to pay the rest */
  restOrderId: StaffInputs['rest.watch']['orderId']
  /** a counter top-up at the Nanshan store */
  counterOrderId: StaffInputs['counter.void']['orderId']
  shiftId: StaffInputs['shift.close']['shiftId']
}

export interface StaffRow<A extends keyof StaffInputs> {
  input: (hand: AtTill) => StaffInputs[A]
  /** who hears no, and which; everybody else on the staff: ok */
  no?: Partial<Record<StaffRole, RefusalCode>>
  /** it takes a ticket: somebody else's is no ticket */
  byTicket?: true
}

const nothing = () => ({})
/** Staff of the Futian store, whatever their role. */
const elsewhere = (code: RefusalCode) => ({ clerkElsewhere: code, managerElsewhere: code })

/** Whoever did not begin it, the owner among them. */
const anybodyElse = (code: RefusalCode) => ({ ...elsewhere(code), manager: code, owner: code })

/** Every action of the till. One without a row does not compile. */
export const staffRows: { [A in keyof StaffInputs]: StaffRow<A> } = {
  'offline.kit': { input: nothing },
  'offline.sync': {
    input: () => ({ redemptions: [{ redeemId: newId('rdm'), code: 'nonsense', redeemedAt: 0 }] }),
  },
  'counter.offer': { input: ({ payTicket: ticket }) => ({ ticket }), byTicket: true },
  'counter.topUp': {
    input: ({ payTicket: ticket }) => ({
      orderId: newId('ord'),
      ticket,
      tierId: 'tier_300',
      expectedPayFen: yuan(300),
      expectedBonusFen: yuan(30),
      by: 'cash',
      reason: 'pays_cash',
    }),
    byTicket: true,
  },
  'counter.void': {
    input: ({ counterOrderId: orderId }) => ({ voidId: newId('cvd'), orderId, reason: 'wrong_amount' }),
    no: { clerk: 'NOT_ALLOWED', ...elsewhere('COUNTER_UNKNOWN'), clerkElsewhere: 'NOT_ALLOWED' },
  },
  'payPassword.reset': {
    input: ({ payTicket: ticket }) => ({ ticket }),
    byTicket: true,
    no: { clerk: 'NOT_ALLOWED', clerkElsewhere: 'NOT_ALLOWED' },
  },
  'staff.me': { input: nothing },
  'code.lookUp': { input: ({ payCode: code }) => ({ code }) },
  'coupon.redeem': {
    input: ({ couponTicket: ticket }) => ({ redeemId: newId('rdm'), ticket, orderFen: yuan(60) }),
    byTicket: true,
  },
  'charge.goods': { input: nothing },
  'charge.quote': { input: ({ payTicket: ticket }) => ({ ticket, amountFen: yuan(10) }), byTicket: true },
  'balance.charge': { input: ({ payTicket: ticket }) => ({ ticket, amountFen: yuan(10) }), byTicket: true },
  'charge.quoteTogether': {
    input: ({ payTicket, secondPayTicket }) => ({ tickets: [payTicket, secondPayTicket], amountFen: yuan(10) }),
    byTicket: true,
  },
  'balance.chargeTogether': {
    input: ({ payTicket, secondPayTicket }) => ({
      paymentId: newId('pay'),
      tickets: [payTicket, secondPayTicket],
      amountFen: yuan(10),
    }),
    byTicket: true,
  },
  'balance.hold': { input: ({ payTicket: ticket }) => ({ ticket, amountFen: yuan(10), minutes: 30 }), byTicket: true },
  'rest.start': {
    input: ({ payTicket: ticket }) => {
      return { ticket, amountFen: yuan(400), expectedPayableFen: yuan(390), expectedRestFen: yuan(60) }
    },
    byTicket: true,
  },
  'rest.watch': { input: ({ restOrderId: orderId }) => ({ orderId }), no: elsewhere('ORDER_UNKNOWN') },
  'rest.cancel': { input: ({ restOrderId: orderId }) => ({ orderId }), no: elsewhere('ORDER_UNKNOWN') },
  'hold.capture': {
    input: ({ holdReceipt: receiptId }) => ({ receiptId, amountFen: yuan(1) }),
    no: elsewhere('NOT_ALLOWED'),
  },
  'hold.release': { input: ({ holdReceipt: receiptId }) => ({ receiptId }), no: elsewhere('NOT_ALLOWED') },
  'charge.refund': {
    input: ({ chargeReceipt: receiptId }) => ({
      refundId: newId('rfd'),
      receiptId,
      amountFen: yuan(1),
      reason: 'returned',
    }),
    no: { clerk: 'NOT_ALLOWED', clerkElsewhere: 'NOT_ALLOWED', managerElsewhere: 'CHARGE_UNKNOWN' },
  },
  'till.today': { input: nothing },
  'coupon.undo': {
    input: ({ redemptionReceipt: receiptId }) => ({ undoId: newId('und'), receiptId }),
    no: elsewhere('REDEMPTION_UNKNOWN'),
  },
  // Everybody has one open already.
  'shift.open': { input: () => ({ shiftId: newId('shf') }), no: { clerk: 'SHIFT_OPEN', ...anybodyElse('SHIFT_OPEN') } },
  'shift.close': { input: ({ shiftId }) => ({ shiftId, countedFen: yuan(300) }), no: anybodyElse('SHIFT_NOT_OPEN') },
}
