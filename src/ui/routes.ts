import Taro from '@tarojs/taro'
import { type Fen, wholeYuanOf } from '../domain/money'

/** Where every page lives, and what it is given to start with. */
export const go = {
  home: () => void Taro.reLaunch({ url: '/pages/card-pack/index' }),
  /** `orderId` takes up a top-up that was left half way. */
  topUp: (orderId?: string) => open(`/pages/top-up/index${orderId ? `?orderId=${orderId}` : ''}`),
  /** The usual tier once more: the page asks WeChat for it at once. */
  topUpAgain: (tierId: string) => open(`/pages/top-up/index?again=${encodeURIComponent(tierId)}`),
  /** An amount in whole yuan that somebody is about to need: it stands typed on the page. */
  topUpAmount: (amount: Fen) => open(`/pages/top-up/index?amount=${wholeYuanOf(amount)}`),
  /** Tops a shared card up. */
  topUpShared: (sharedPackId: string) => open(`/pages/top-up/index?sharedPackId=${sharedPackId}`),
  coupons: (segment?: string) => open(`/wallet/coupons/index${segment ? `?segment=${segment}` : ''}`),
  coupon: (couponId: string) => open(`/wallet/coupon/index?couponId=${encodeURIComponent(couponId)}`),
  payCode: () => open('/wallet/pay-code/index'),
  /** A till asks for the rest of a sale: in the place of the page that showed the code. */
  payRest: (orderId: string) => void Taro.redirectTo({ url: `/wallet/pay-code/index?restOrderId=${orderId}` }),
  plans: () => open('/wallet/plans/index'),
  payPassword: () => open('/wallet/pay-password/index'),
  statement: () => open('/pages/statement/index'),
  verify: () => open('/ledger/verify/index'),
  points: () => open('/member/points/index'),
  /** Whoever needs a name on the card for what they are doing comes back to it. */
  naming: () => open('/member/naming/index'),
  gifts: () => open('/member/gifts/index'),
  giveGift: () => open('/member/give/index'),
  gift: (giftId: string) => open(`/member/gift/index?giftId=${giftId}`),
  giveCoupon: (couponId: string) => open(`/member/give-coupon/index?couponId=${couponId}`),
  /** What became of a coupon that I gave. */
  couponGift: (couponId: string) => open(`/member/coupon-gift/index?couponId=${couponId}`),
  /** Takes over what a physical card held. */
  bindCard: () => open('/member/bind-card/index'),
  transfer: () => open('/member/transfer/index'),
  sharedCards: () => open('/member/shared/index'),
  sharedCard: (sharedPackId: string) => open(`/member/shared-card/index?sharedPackId=${sharedPackId}`),
  sharedCode: (sharedPackId: string) => open(`/member/shared-code/index?sharedPackId=${sharedPackId}`),
  /** Help, and what a question would be about. */
  help: (about?: HelpAbout) => open(`/member/help/index${queryOf(about)}`),
  askShop: (about?: HelpAbout) => open(`/member/ask/index${queryOf(about)}`),
  ticket: (ticketId: string) => open(`/member/ticket/index?ticketId=${ticketId}`),
  /** What was asked, in the place of the page that asked it. */
  asked: (ticketId: string) => void Taro.redirectTo({ url: `/member/ticket/index?ticketId=${ticketId}` }),
  messageSwitches: () => open('/member/messages/index'),
  /** Gives a top-up back. */
  refund: (orderId: string) => open(`/member/refund/index?orderId=${orderId}`),
  /** Tops several cards up with one payment. */
  batch: () => open('/member/batch/index'),
  batchOrder: (orderId: string) => open(`/member/batch-order/index?orderId=${orderId}`),
  order: () => open('/wallet/order/index'),
  till: () => open('/staff/till/index'),
  /** with the ticket of a pay code that the till looked up */
  counter: (ticket: string) => open(`/staff/counter/index?ticket=${encodeURIComponent(ticket)}`),
  tillQueue: () => open('/staff/queue/index'),
  tillDay: () => open('/staff/today/index'),
  /** A member's top-ups, for the shop to give one back; with the ticket of a pay code that the till looked up. */
  findTopUp: (ticket?: string) =>
    open(`/merchant/find-top-up/index${ticket ? `?ticket=${encodeURIComponent(ticket)}` : ''}`),
  /** One of them; with the refund of it that is under way. */
  giveBack: (orderId: string, refundId: string | null) =>
    open(`/merchant/give-back/index?orderId=${orderId}${refundId === null ? '' : `&refundId=${refundId}`}`),
  adjustments: () => open('/merchant/adjustments/index'),
  /** Proposes a correction; with the ticket of a pay code that the till looked up. */
  adjust: (ticket?: string) => open(`/merchant/adjust/index${ticket ? `?ticket=${encodeURIComponent(ticket)}` : ''}`),
  importCards: () => open('/merchant/import-cards/index'),
  conflicts: () => open('/merchant/conflicts/index'),
  tickets: () => open('/merchant/tickets/index'),
  deskTicket: (ticketId: string) => open(`/merchant/ticket/index?ticketId=${ticketId}`),
  ratings: () => open('/merchant/ratings/index'),
  reviews: () => open('/merchant/reviews/index'),
  closing: () => open('/merchant/closing/index'),
  bills: () => open('/merchant/bills/index'),
  bill: (day: string) => open(`/merchant/bill/index?day=${day}`),
  rules: () => open('/merchant/rules/index'),
  handOuts: () => open('/merchant/hand-outs/index'),
  paper: () => open('/merchant/paper/index'),
  printPaper: (batchId: string) => open(`/merchant/paper-print/index?batchId=${batchId}`),
  alarms: () => open('/merchant/alarms/index'),
  storedValue: () => open('/merchant/stored-value/index'),
  couponReport: () => open('/merchant/coupon-report/index'),
  /** Back to what the person was doing; to the card pack when this page was opened by itself. */
  back: () => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else go.home()
  },
}

/** Pages that a link opens for somebody else: what is shared is the path, and the token says what it is about. */
export const linkTo = {
  gift: (token: string) => `/member/gift/index?token=${token}`,
  couponGift: (token: string) => `/member/coupon-gift/index?token=${token}`,
  transfer: (token: string) => `/member/transfer/index?token=${token}`,
  invite: (token: string) => `/member/invite/index?token=${token}`,
}

/** What of the member's somebody needs help with. */
export type HelpAbout = { orderId: string } | { seq: number } | { couponId: string }

function queryOf(about: HelpAbout | undefined): string {
  const [first] = Object.entries(about ?? {})
  return first ? `?${first[0]}=${encodeURIComponent(String(first[1]))}` : ''
}

function open(url: string): void {
  void Taro.navigateTo({ url })
}
