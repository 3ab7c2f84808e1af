import type { MerchantInputs } from '../../../src/contract/merchant'
import type { RedeemId } from '../../../src/domain/ids'
import type { RefusalCode } from '../../../src/domain/refusal'
import { newId, yuan } from '../../support/shop'
import type { StaffRole, World } from './world'

export interface MerchantRow<A extends keyof MerchantInputs> {
  input: (own: World['own'], conflictId: RedeemId) => MerchantInputs[A]
  /** what managers hear where they may not; clerks hear NOT_ALLOWED everywhere */
  no?: Partial<Record<StaffRole, RefusalCode>>
}

const nothing = () => ({})
/** The owner's alone. */
const owners = { manager: 'NOT_ALLOWED', managerElsewhere: 'NOT_ALLOWED' } as const
/** There is nothing to find, whoever asks. */
const all = (code: RefusalCode) => ({ manager: code, managerElsewhere: code, owner: code })
const guestsTicket = ({ guestTicketId: ticketId }: World['own']) => ({ ticketId })
const day = '2026-11-01'

/** Every action of the merchant. One without a row does not compile. */
export const merchantRows: { [A in keyof MerchantInputs]: MerchantRow<A> } = {
  'offline.conflicts': { input: nothing },
  'offline.decide': {
    input: (_own, redeemId) => ({ redeemId, policy: 'honour' }),
    no: { managerElsewhere: 'CONFLICT_UNKNOWN' },
  },
  'risk.reviews': { input: nothing },
  'risk.decide': {
    input: () => ({ orderId: newId('ord'), verdict: 'approve', note: '已核对' }),
    no: all('REVIEW_UNKNOWN'),
  },
  'tickets.list': { input: nothing },
  'tickets.read': { input: guestsTicket, no: { managerElsewhere: 'TICKET_UNKNOWN' } },
  'tickets.take': { input: guestsTicket, no: { managerElsewhere: 'TICKET_UNKNOWN' } },
  'tickets.answer': {
    input: own => ({ ...guestsTicket(own), wordsId: newId('twd'), text: '已查到' }),
    no: { managerElsewhere: 'TICKET_UNKNOWN' },
  },
  'tickets.close': {
    input: guestsTicket,
    no: { ...all('TICKET_NOT_ANSWERED'), managerElsewhere: 'TICKET_UNKNOWN' },
  },
  'ratings.list': { input: nothing },
  'handOuts.list': { input: nothing },
  'handOuts.code': { input: () => ({ handOutId: 'nothing' }), no: all('HAND_OUT_UNKNOWN') },
  'paper.list': { input: nothing },
  'paper.make': {
    input: () => ({ batchId: newId('pbt'), templateId: 'coupon_50_10', count: 2, note: '地推' }),
  },
  'paper.codes': {
    input: ({ paperBatchId: batchId }) => ({ batchId, after: 0 }),
    no: { managerElsewhere: 'PAPER_BATCH_UNKNOWN' },
  },
  'paper.withdraw': {
    input: ({ paperBatchId: batchId }) => ({ batchId }),
    no: { managerElsewhere: 'PAPER_BATCH_UNKNOWN' },
  },
  'closing.read': { input: nothing, no: owners },
  'closing.start': {
    input: () => ({ closingId: newId('cls'), reason: '停业', confirmation: '别的店' }),
    no: { ...owners, owner: 'CLOSING_NOT_CONFIRMED' },
  },
  'closing.pause': { input: () => ({ closingId: newId('cls') }), no: { ...owners, owner: 'CLOSING_UNKNOWN' } },
  'closing.resume': { input: () => ({ closingId: newId('cls') }), no: { ...owners, owner: 'CLOSING_UNKNOWN' } },
  'closing.reopen': { input: () => ({ closingId: newId('cls') }), no: { ...owners, owner: 'CLOSING_UNKNOWN' } },
  'closing.report': { input: () => ({ closingId: newId('cls') }), no: { ...owners, owner: 'CLOSING_UNKNOWN' } },
  'rules.state': { input: nothing },
  'rules.publish': { input: nothing },
  // A ticket that is somebody else's says nothing; the tills' doors ask with every role's own.
  'refund.lookUp': { input: ({ guestOrderId: orderId }) => ({ member: { orderId } }) },
  'refund.quote': { input: ({ guestOrderId: orderId }) => ({ orderId, reason: 'merchant' }) },
  'refund.read': { input: () => ({ refundId: newId('rft') }), no: all('ORDER_UNKNOWN') },
  'refund.give': {
    input: ({ guestOrderId: orderId }) => ({
      refundId: newId('rft'),
      orderId,
      reason: 'merchant',
      expectedFen: yuan(300),
    }),
  },
  'refund.byHand': { input: nothing },
  'refund.paid': {
    input: () => ({ refundId: newId('rft') }),
    no: all('ORDER_UNKNOWN'),
  },
  'bill.days': { input: nothing },
  'bill.read': { input: () => ({ day }), no: all('BILL_NOT_READY') },
  'bill.match': { input: () => ({ day }) },
  'bill.explain': { input: () => ({ day, differenceId: 'none', note: '说明' }), no: all('BILL_NOT_READY') },
  'bill.signOff': { input: () => ({ day }), no: { ...owners, owner: 'BILL_NOT_READY' } },
  'figures.days': { input: () => ({ from: day, to: day }) },
  'figures.storedValue': { input: () => ({ from: day, to: day, by: 'day' }) },
  'figures.coupons': { input: () => ({ from: day, to: day, by: 'day' }) },
  'alarms.list': { input: nothing, no: owners },
  'figures.recount': { input: nothing, no: owners },
  'figures.liability': { input: nothing, no: owners },
  // Nobody's ticket: what a true one opens stands with the tills.
  'adjustments.member': { input: () => ({ ticket: 'P.a.b.c.d' }), no: all('CODE_UNKNOWN') },
  'adjustments.propose': {
    input: ({ memberPackId: packId }) => ({
      adjustmentId: newId('adj'),
      member: { packId },
      principalFen: yuan(1),
      bonusFen: 0,
      points: 0,
      reason: '补差',
    }),
  },
  // The manager of the other store has proposed it.
  'adjustments.approve': {
    input: ({ adjustmentId }) => ({ adjustmentId }),
    no: { managerElsewhere: 'SECOND_PERSON_NEEDED' },
  },
  'adjustments.reject': { input: ({ adjustmentId }) => ({ adjustmentId, reason: '不符' }) },
  'adjustments.list': { input: nothing },
  'cards.import': {
    input: () => ({
      batchId: newId('bat'),
      rows: [{ cardNumber: '8800 0001', principalFen: 1, bonusFen: 0, bonusUntil: null, points: 0 }],
    }),
    no: owners,
  },
  'cards.batch': { input: () => ({ batchId: newId('bat') }) },
}
