import { fen } from '../../src/domain/money'
import { Refusal, type RefusalCode, type RefusalDetails } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { DAY, later, type ShopDay } from '../../src/domain/time'
import { daysAfter, newId, noon, shopTime, yuan } from './given'

/** One example of every refusal: the compiler asks for each, so none can be without its words. */
const examples: { [C in RefusalCode]: RefusalDetails[C] } = {
  INPUT_INVALID: { field: '金额' },
  ACTION_UNKNOWN: {},
  NOT_ALLOWED: {},
  NOT_STAFF: {},
  NOT_CONFIGURED: { missing: '〈变量名〉' },
  RULES_NOT_PUBLISHED: {},
  COMMAND_ID_TIME: {},
  COMMAND_ID_REUSED: {},
  TRY_AGAIN: {},
  FAILED: { requestId: '12345678' },
  PACK_NOT_OPENED: {},
  PACK_FROZEN: {},
  PACK_FULL: {},
  ENTRY_UNKNOWN: {},
  BALANCE_TOO_LOW: { balanceFen: yuan(30.5), shortFen: yuan(9.5) },
  SPEND_LIMIT_PURCHASE: { limitFen: yuan(1000) },
  SPEND_LIMIT_DAY: { limitFen: yuan(2000), leftFen: yuan(350.5) },
  HOLDS_FULL: { limit: 5 },
  HOLD_NOT_OPEN: {},
  HOLD_EXPIRED: { until: shopTime('2026-11-22 10:00:00') },
  CAPTURE_ABOVE_HOLD: { heldFen: yuan(80) },
  COOLING_OFF_OVER: {},
  NOTHING_TO_REFUND: {},
  REFUND_HELD: {},
  REFUND_CHANGED: { refundFen: yuan(256.36) },
  REFUND_NOT_BY_HAND: {},
  REFUND_OWN_CARD: {},
  REFUND_OTHER_STORE: { storeName: '福田店' },
  REFUND_ABOVE_LIMIT: { limitFen: yuan(500) },
  REFUND_SHARED_OWNER: {},
  REFUND_EACH_CARD: { cards: 3 },
  REFUND_OF_SALE: {},
  CHARGE_UNKNOWN: {},
  REFUND_ABOVE_CHARGE: { leftFen: yuan(20) },
  REFUND_LOTS_FULL: {},
  REFUND_UNDER_WAY: {},
  TIER_NOT_AVAILABLE: {},
  TIER_FIRST_ONLY: {},
  TIER_SOLD_OUT: {},
  TIER_CAP_REACHED: { cap: 3 },
  AMOUNT_NOT_OFFERED: { leastFen: yuan(50), mostFen: yuan(5000) },
  TIER_CHANGED: { payFen: yuan(300), bonusFen: yuan(30) },
  PLAN_NOT_AVAILABLE: {},
  PLAN_CHANGED: {},
  PLAN_JOINED: {},
  PLAN_UNKNOWN: {},
  PLAN_OVER: {},
  INSTALMENT_NOT_YET: { day: '2026-12-22' as ShopDay },
  INSTALMENT_PAID: { number: 3 },
  SHOP_CLOSING: {},
  CLOSING_NOT_CONFIRMED: {},
  CLOSING_RUNS: {},
  CLOSING_UNKNOWN: {},
  TICKET_UNKNOWN: {},
  TICKETS_WAITING: { limit: 3 },
  TICKETS_TODAY: { limit: 5 },
  TICKET_FULL: { limit: 12 },
  TICKET_OVER: {},
  TICKET_OPEN: {},
  TICKET_ANSWERED: {},
  TICKET_NOT_ANSWERED: {},
  NOTHING_TO_RATE: {},
  RATING_KEPT: { until: shopTime('2026-11-23 10:00:00') },
  BATCH_NOT_OFFERED: {},
  BATCH_CARD_UNKNOWN: {},
  BATCH_CARD_TWICE: {},
  BATCH_TOO_LARGE: { mostCards: 20, mostFen: yuan(20_000) },
  BATCH_CARD_REFUSED: { holder: '会员 · 7035', why: '这个档位已下架，没有扣款' },
  CEILING_EXCEEDED: { ceilingFen: yuan(5000), roomFen: yuan(80) },
  CARD_LOTS_FULL: {},
  NO_ROOM: { ceilingFen: yuan(5000), roomFen: yuan(80) },
  NAMING_REQUIRED: { ceilingFen: yuan(1000), namedCeilingFen: yuan(5000) },
  NAME_STILL_NEEDED: { ceilingFen: yuan(1000), balanceFen: yuan(2000) },
  CONFIRM_NEEDED: {
    ...{ why: ['amount', 'new_device'], ways: ['password', 'phone_code'], phone: '138****1234' },
    ...{ orderId: newId('ord'), payFen: yuan(800) },
  },
  PHONE_CODE_WRONG: { left: 3 },
  PHONE_CODE_EXPIRED: {},
  PHONE_CODE_USED_UP: {},
  PHONE_CODE_TOO_SOON: { againAt: later(noon, 40_000) },
  PHONE_CODE_DAY_LIMIT: { limit: 10 },
  PHONE_CODE_NOT_SENT: {},
  PHONE_CODE_NOT_OFFERED: { from: later(noon, DAY) },
  PHONE_NOT_GIVEN: {},
  PASSWORD_WRONG: {},
  TOP_UP_IN_REVIEW: { why: ['speed'] },
  TOP_UP_REJECTED: { note: '联系不上本人' },
  HAND_OUT_UNKNOWN: {},
  PASSWORD_NOT_SET: {},
  PASSWORD_RESET_NOT_YET: { from: noon },
  PASSWORD_RESET_OVER: {},
  REVIEW_UNKNOWN: {},
  REVIEW_OVER: {},
  COUNTER_NOT_OFFERED: {},
  COUNTER_ABOVE_LIMIT: { limitFen: yuan(500) },
  COUNTER_ABOVE_DAY: { limitFen: yuan(3000), leftFen: yuan(200) },
  COUNTER_NO_SHIFT: {},
  COUNTER_UNKNOWN: {},
  COUNTER_USED: {},
  COUNTER_VOID_TOO_LATE: { minutes: 30 },
  DRAWER_FULL: { limit: 300 },
  CASH_COUNT_NEEDED: {},
  CASH_DIFFERS: { countedFen: yuan(480), expectedFen: yuan(500) },
  POINTS_NOT_OFFERED: {},
  SIGNED_IN_ALREADY: {},
  POINTS_TOO_LOW: { points: 320, short: 180 },
  BONUS_TOO_LOW: { bonusFen: yuan(3) },
  EXCHANGE_TOO_SMALL: { points: 500, fen: fen(0) },
  EXCHANGE_CAP_REACHED: { leftPoints: 1000 },
  EXCHANGE_CHANGED: { points: 1000, fen: yuan(8) },
  NOTHING_TO_RESCUE: {},
  BIRTHDAY_SET: { month: 5, from: noon },
  ADJUSTMENT_UNKNOWN: {},
  ADJUSTMENT_OVER: {},
  ADJUSTMENT_ABOVE_LIMIT: { limitFen: yuan(200), limitPoints: 2000 },
  SECOND_PERSON_NEEDED: {},
  OWN_CARD: {},
  PHYSICAL_CARD_UNKNOWN: {},
  PHYSICAL_CARD_BOUND: {},
  TOO_MANY_OPEN_TOP_UPS: { limit: 5 },
  ORDER_UNKNOWN: {},
  ORDER_CLOSED: {},
  PAYMENT_UNAVAILABLE: { reason: '没有回应' },
  PAY_WAY_UNAVAILABLE: {},
  LINK_UNKNOWN: {},
  GIFT_OWN: {},
  GIFT_CLAIMED: {},
  GIFT_OVER: {},
  TOO_MANY_GIFTS: { limit: 10 },
  RECEIVE_CEILING: { ceilingFen: yuan(1000), roomFen: yuan(20) },
  SHARED_NOT_MEMBER: {},
  SHARED_ALREADY: {},
  SHARED_FULL: { limit: 20 },
  SHARED_TOO_MANY: { limit: 5 },
  SHARED_OWNER_STAYS: {},
  INVITE_OVER: {},
  MEMBER_LIMIT: { per: 'day', limitFen: yuan(100), leftFen: yuan(12.5) },
  PAYMENT_RELEASED: {},
  TRANSFER_OWN: {},
  TRANSFER_NOT_ACCEPTED: {},
  TRANSFER_OVER: {},
  TRANSFER_CHANGED: { balanceFen: yuan(80) },
  TRANSFER_BLOCKED: { by: 'holds' },
  TRANSFER_NOTHING: {},
  TRANSFER_NO_ROOM: {},
  COUPON_TEMPLATE_NOT_AVAILABLE: {},
  COUPON_SOLD_OUT: {},
  CLAIM_VOIDED: {},
  COUPON_CAP_REACHED: { cap: 2 },
  COUPON_DAY_CAP_REACHED: { cap: 1 },
  WALLET_FULL: { limit: 50 },
  COUPON_NOT_HELD: {},
  COUPON_GIVEN: {},
  COUPON_NOT_TRANSFERABLE: {},
  PAPER_BATCH_UNKNOWN: {},
  PAPER_BATCH_UNFINISHED: {},
  PAPER_STOCK_SHORT: { left: 37 },
  PAPER_WITHDRAWN: { at: shopTime('2026-11-22 10:00:00') },
  COUPON_ALREADY_REDEEMED: { at: noon, storeName: '南山店' },
  COUPON_NOT_YET_VALID: { startsAt: daysAfter(noon, 9) },
  COUPON_EXPIRED: { expiresAt: shopTime('2026-11-22 00:00:00') },
  COUPON_WRONG_STORE: { storeNames: '福田店' },
  COUPON_WRONG_HOURS: { hours: '周末' },
  COUPON_WRONG_GOODS: { goods: '限咖啡类' },
  COUPON_FOR_TOP_UP: {},
  COUPON_NOT_FOR_TOP_UP: {},
  COUPON_OVER_THE_COUNTER: {},
  COUPON_ORDER_TOO_SMALL: { shortFen: fen(5) },
  COUPON_NEEDS_ORDER_AMOUNT: {},
  COUPON_IN_USE: { until: noon },
  PRICE_CHANGED: { payableFen: yuan(12.5) },
  REST_NOT_NEEDED: {},
  REST_BEING_PAID: {},
  CHECKOUT_OVER: {},
  PRODUCT_UNKNOWN: {},
  ORDER_TOO_LARGE: { limitFen: yuan(500000) },
  REDEMPTION_UNKNOWN: {},
  REDEMPTION_UNDONE: {},
  UNDO_TOO_LATE: { minutes: 30 },
  SHIFT_OPEN: {},
  SHIFT_NOT_OPEN: {},
  BILL_NOT_READY: { day: '2026-11-21' as ShopDay },
  BILL_UNREADABLE: { day: '2026-11-21' as ShopDay },
  BILL_SIGNED_OFF: {},
  BILL_DIFFERENCE_UNKNOWN: {},
  BILL_DIFFERENCES_OPEN: { count: 3 },
  OFFLINE_KIT_OLD: {},
  OFFLINE_JOURNAL_FULL: { limit: 200 },
  OFFLINE_CODE: {},
  OFFLINE_PAPER: {},
  OFFLINE_SEEN_HERE: {},
  OFFLINE_ALLOWANCE: { leftFen: yuan(3.5) },
  CONFLICT_UNKNOWN: {},
  CODE_UNKNOWN: {},
  CODE_EXPIRED: {},
  CODE_USED: {},
  CODE_TOO_MANY_TRIES: { minutes: 10 },
  DEVICE_UNKNOWN: {},
}

function said(code: RefusalCode, details: RefusalDetails[RefusalCode] = examples[code]) {
  return wordsOf(new Refusal(code, details), noon)
}

describe.each(Object.keys(examples) as RefusalCode[])('%s', code => {
  const { message, nextStep } = said(code)

  test.each([
    ['what happened', message],
    ['the next step', nextStep],
  ])('%s is said in Chinese, briefly and calmly', (_which, text) => {
    expect(text).toMatch(/\p{Script=Han}{2}/u)
    expect(text).not.toMatch(/[A-Za-z]/)
    expect(text).not.toMatch(/[!！?？。.]$|[!！]/)
    expect(text).not.toMatch(/^\s|\s$|\s\s/)
    expect(text.length).toBeLessThanOrEqual(40)
  })

  test('what happened and what to do are not the same sentence', () => {
    expect(nextStep).not.toBe(message)
  })
})

test.each([
  ['BALANCE_TOO_LOW', '余额 ¥30.50，还差 ¥9.50', '请先充值，或换其他方式付款'],
  ['TIER_CHANGED', '档位刚刚更新为充 300 送 30，没有扣款', '请确认后重新充值'],
  ['CEILING_EXCEEDED', '卡内余额上限 ¥5,000，还能充入 ¥80，没有扣款', '请选择小一点的档位，或先消费再充'],
  ['NAMING_REQUIRED', '不记名卡余额上限 ¥1,000，没有扣款', '登记姓名和手机号后，上限为 ¥5,000'],
  ['POINTS_TOO_LOW', '积分 320，还差 180，没有兑换', '请少换一点，或消费后再换'],
  ['COUPON_ALREADY_REDEEMED', '这张券已于今天 12:00 在南山店核销', '请会员换一张可用的券'],
  ['COUPON_NOT_YET_VALID', '这张券 12月1日起可用', '请在有效期内使用'],
  ['COUPON_EXPIRED', '这张券的有效期到11月21日，已过期', '请会员换一张可用的券'],
  ['COUPON_ORDER_TOO_SMALL', '还差 ¥0.05 可用', '再选一点，或换一张券'],
  ['COUPON_CAP_REACHED', '每人限领 2 张，你已经领满了', '去卡包使用已领的券'],
] as const)('%s says "%s"', (code, message, nextStep) => {
  expect(said(code)).toEqual({ message, nextStep })
})

test('a tier that lost its bonus is not said to give nothing', () => {
  expect(said('TIER_CHANGED', { payFen: yuan(300), bonusFen: fen(0) }).message).toBe('档位刚刚更新为充 300，没有扣款')
})

test('a full card is not invited to take a smaller tier', () => {
  expect(said('CEILING_EXCEEDED', { ceilingFen: yuan(5000), roomFen: fen(0) })).toEqual({
    message: '卡内余额已到上限 ¥5,000，没有扣款',
    nextStep: '请先消费一部分再充值',
  })
})

test('what nobody expected claims nothing about the money', () => {
  expect(said('FAILED').message).not.toContain('没有变动')
})

test('a refusal is an error with its code for the log and nothing of a person', () => {
  const refusal = new Refusal('BALANCE_TOO_LOW', examples.BALANCE_TOO_LOW)
  expect(refusal.message).toBe('BALANCE_TOO_LOW')
  expect(String(refusal)).toBe('Refusal: BALANCE_TOO_LOW')
})
