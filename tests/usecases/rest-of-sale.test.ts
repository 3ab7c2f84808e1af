import { DAY, MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(async () => {
  await shop.disarm()
  await shop.post('/localcloud/clock', { frozen: false })
})

/** A member with 330 yuan and a coupon of 10, at the till with goods of 400. */
async function shortByTill() {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  await shop.call('shopper', person, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  const ticket = await shop.payTicket(person)
  const price = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen: yuan(400) })
  const { payableFen: expectedPayableFen, restFen: expectedRestFen } = price
  return { person, price, wish: { ticket, amountFen: yuan(400), expectedPayableFen, expectedRestFen } }
}

/** The member's phone pays the rest at the cashier. */
async function pays(person: string, action: 'pay' | 'cancel' = 'pay') {
  const { rest } = await shop.call('shopper', person, 'rest.due', {})
  if (!rest) throw new Error('nothing is due')
  const asked = await shop.call('shopper', person, 'rest.pay', { orderId: rest.orderId })
  await shop.post(`/pay/sandbox/${asked.payment?.package.replace('prepay_id=', '')}`, { action })
  return rest.orderId
}

const card = (person: string) => shop.call('shopper', person, 'pack.open', {})

test('a short balance is held, the phone pays the rest, and all of it is one sale', async () => {
  const { person, price, wish } = await shortByTill()
  expect(price).toMatchObject({ payableFen: yuan(390), balanceFen: yuan(330), restFen: yuan(60) })
  const asked = await shop.call('staff', clerk, 'rest.start', wish)
  expect(asked).toMatchObject({ state: 'waiting', balanceFen: yuan(330), restFen: yuan(60) })
  expect(await shop.call('staff', clerk, 'rest.start', wish)).toEqual(asked)
  expect(await card(person)).toMatchObject({ balanceFen: 0, heldFen: yuan(330) })
  expect(await shop.refusal('staff', clerk, 'balance.charge', { ticket: wish.ticket, amountFen: yuan(1) })).toBe(
    'CODE_USED',
  )
  expect(await shop.refusal('staff', clerkElsewhere, 'rest.watch', { orderId: asked.orderId })).toBe('ORDER_UNKNOWN')
  const stranger = shop.newPerson()
  await shop.balance(stranger)
  expect(await shop.refusal('shopper', stranger, 'rest.pay', { orderId: asked.orderId })).toBe('ORDER_UNKNOWN')

  const orderId = await pays(person)
  const [one] = await Promise.all([
    shop.call('staff', clerk, 'rest.watch', { orderId }),
    shop.call('shopper', person, 'rest.read', { orderId }),
    shop.sendNotice(orderId),
  ])
  expect(['paid', 'crediting']).toContain(one.state)
  expect(await shop.call('staff', clerk, 'rest.watch', { orderId })).toMatchObject({ state: 'paid' })
  expect(await card(person)).toMatchObject({ balanceFen: 0, heldFen: 0 })
  const wallet = await shop.call('shopper', person, 'coupons.wallet', {})
  expect(wallet.used[0]?.state).toMatchObject({ state: 'redeemed', storeName: '南山店' })
  const { lines } = await shop.call('shopper', person, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: '消费，另付微信 60', changeFen: -yuan(330) })
  const [entry] = await shop.documents('entries', { 'facts.rest.orderId': orderId })
  expect(entry).toMatchObject({ facts: { kind: 'captured', rest: { restFen: yuan(60) } } })
  expect((await shop.call('shopper', person, 'rest.due', {})).rest).toBeNull()

  const { lines: done } = await shop.call('staff', clerk, 'till.today', {})
  const refund = { refundId: newId('rfd', shop.now), receiptId: done[0]?.receiptId ?? '', reason: 'returned' as const }
  await shop.call('staff', owner, 'charge.refund', { ...refund, amountFen: yuan(330) })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330) })
})

test('nobody pays the rest: the order is closed at WeChat first, then balance and coupon are free again', async () => {
  const { person, wish } = await shortByTill()
  const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
  await pays(person, 'cancel')
  expect(await shop.refusal('staff', clerk, 'rest.cancel', { orderId })).toBe('REST_BEING_PAID')
  await shop.advance(11 * MINUTE)
  await shop.tick()
  expect(await shop.call('staff', clerk, 'rest.watch', { orderId })).toMatchObject({ state: 'closed' })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
  expect((await shop.call('shopper', person, 'coupons.wallet', {})).usable).toHaveLength(1)
  expect(await shop.refusal('shopper', person, 'rest.pay', { orderId })).toBe('ok')
})

test('the till gives it up before the phone began to pay: nothing is held, and nothing can be paid any more', async () => {
  const { person, wish } = await shortByTill()
  const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
  expect(await shop.call('staff', clerk, 'rest.cancel', { orderId })).toMatchObject({ state: 'closed' })
  expect(await shop.call('shopper', person, 'rest.pay', { orderId })).toMatchObject({ state: 'closed', payment: null })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
})

test('money that comes after the sale was given up goes back by itself', async () => {
  const { person, wish } = await shortByTill()
  const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
  const { payment } = await shop.call('shopper', person, 'rest.pay', { orderId })
  // As if a function had died between WeChat's answer and its own note of it.
  await shop.editDocument('orders', { _id: orderId }, { progress: { state: 'created' } })
  await shop.call('staff', clerk, 'rest.cancel', { orderId })
  await shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action: 'pay' })
  await shop.sendNotice(orderId)
  await shop.advance(MINUTE)
  await shop.tick()
  await shop.advance(MINUTE)
  await shop.tick()
  expect(await shop.call('shopper', person, 'rest.read', { orderId })).toMatchObject({ state: 'returned' })
  const [refund] = await shop.documents<{ refundFen: number }>('refunds', { orderId })
  expect(refund).toMatchObject({ refundFen: yuan(60), progress: { state: 'refunded' } })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
})

test('what the balance covers, does not cover at all, or costs something else now, is refused without a trace', async () => {
  const { wish } = await shortByTill()
  const ask = (more: object) => shop.refusal('staff', clerk, 'rest.start', { ...wish, ...more })
  expect(await ask({ expectedPayableFen: yuan(389) })).toBe('PRICE_CHANGED')
  expect(await ask({ expectedRestFen: yuan(59) })).toBe('PRICE_CHANGED')
  expect(await ask({ amountFen: yuan(40), expectedPayableFen: yuan(40) })).toBe('REST_NOT_NEEDED')
  const nobody = shop.newPerson()
  await shop.balance(nobody)
  const ticket = await shop.payTicket(nobody)
  const empty = { ticket, amountFen: yuan(40), expectedPayableFen: yuan(40), expectedRestFen: yuan(40) }
  expect(await shop.refusal('staff', clerk, 'rest.start', empty)).toBe('BALANCE_TOO_LOW')
  expect(await shop.call('staff', clerk, 'rest.start', wish)).toMatchObject({ state: 'waiting' })
})

test('from a shared card the rest is asked of the member who showed the code, and of nobody else', async () => {
  const [head, member] = [shop.newPerson(), shop.newPerson()]
  await Promise.all([shop.balance(head), shop.balance(member)])
  const wish = { sharedId: newId('shr', shop.now), kind: 'family' as const }
  const { sharedPackId } = await shop.call('shopper', head, 'shared.create', wish)
  const order = await shop.call('shopper', head, 'shared.topUpStart', {
    ...{ sharedPackId, orderId: newId('ord', shop.now), tierId: 'tier_300' },
    ...{ expectedPayFen: yuan(300), expectedBonusFen: yuan(30) },
  })
  await shop.atCashier(order, 'pay')
  await shop.call('shopper', head, 'shared.topUpRead', { sharedPackId, orderId: order.orderId })
  const limits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }
  const invited = { inviteId: newId('inv', shop.now), sharedPackId, limits }
  const { token } = await shop.call('shopper', head, 'shared.invite', invited)
  await shop.call('shopper', member, 'shared.join', { token })
  const { code } = await shop.call('shopper', member, 'shared.payCode', { sharedPackId })
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  const price = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen: yuan(400) })
  const { payableFen: expectedPayableFen, restFen: expectedRestFen } = price
  const sale = { ticket, amountFen: yuan(400), expectedPayableFen, expectedRestFen }
  const { orderId } = await shop.call('staff', clerk, 'rest.start', sale)
  expect((await shop.call('shopper', head, 'rest.due', {})).rest).toBeNull()
  expect(await shop.refusal('shopper', head, 'rest.pay', { orderId })).toBe('ORDER_UNKNOWN')
  expect((await card(member)).dueRest).toBe(orderId)
  expect(await pays(member)).toBe(orderId)
  expect(await shop.call('staff', clerk, 'rest.watch', { orderId })).toMatchObject({ state: 'paid' })
  const { balanceFen } = await shop.call('shopper', head, 'shared.read', { sharedPackId })
  expect(balanceFen).toBe(0)
})

/** A sale of 390 that was paid, 330 by the balance and 60 by WeChat, with its receipt. Time stands still from then on. */
async function paidSale() {
  const { person, wish } = await shortByTill()
  const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
  await pays(person)
  await shop.call('staff', clerk, 'rest.watch', { orderId })
  const [entry] = await shop.documents('entries', { 'facts.rest.orderId': orderId })
  await shop.post('/localcloud/clock', { frozen: true })
  return { person, orderId, receiptId: entry?._id ?? '' }
}

const giveBack = (receiptId: string, amountFen: number, refundId = newId('rfd', shop.now)) => {
  return { refundId, receiptId, amountFen, reason: 'returned' as const }
}

test('a sale with a rest goes back whole: the balance to its lots, the rest to WeChat by itself', async () => {
  const [sold, givenBack] = await Promise.all([shiftOf(clerk), shiftOf(owner)])
  const { person, orderId, receiptId } = await paidSale()
  const wish = giveBack(receiptId, yuan(390))
  const given = await shop.call('staff', owner, 'charge.refund', wish)
  expect(given).toMatchObject({
    amountFen: yuan(390),
    refundedFen: yuan(330),
    wechatFen: yuan(60),
    wechat: 'under_way',
  })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330) })
  expect(await shop.call('staff', owner, 'charge.refund', wish)).toEqual({ ...given, repeated: true })
  await shop.advance(MINUTE)
  await shop.tick()
  expect(await shop.call('staff', owner, 'charge.refund', wish)).toMatchObject({ wechat: 'refunded', repeated: true })
  const [back] = await shop.documents<{ movements: unknown[] }>('entries', { 'facts.kind': 'rest_refunded' })
  expect(back?.movements).toMatchObject([{ amount: yuan(60), to: 'wechat_pay' }])
  expect(await shop.refusal('staff', owner, 'charge.refund', giveBack(receiptId, 1))).toBe('REFUND_ABOVE_CHARGE')
  expect(await shop.call('shopper', person, 'rest.read', { orderId })).toMatchObject({ state: 'paid' })
  const { orders } = await shop.get<{ orders: { outTradeNo: string; refunds: { refundFee: number }[] }[] }>(
    '/localcloud/pay/orders?limit=500',
  )
  expect(orders.find(each => each.outTradeNo === orderId)?.refunds).toMatchObject([{ refundFee: yuan(60) }])
  const { lines } = await shop.call('shopper', person, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: '消费退款，微信退回 60', changeFen: 0 })
  // Both shifts add up to what was taken and given back, by way. What was done in the moment of closing is the next one's.
  await shop.advance(1)
  const none = { count: 0, fen: 0 }
  const rest = { count: 1, fen: yuan(60) }
  expect(await sold()).toMatchObject({
    ...{ charges: { count: 1, fen: yuan(330) }, refunds: none },
    ...{ rests: rest, restsBack: { wechat: none, by_hand: none } },
  })
  expect(await givenBack()).toMatchObject({
    ...{ charges: none, refunds: { count: 1, fen: yuan(330) } },
    ...{ rests: none, restsBack: { wechat: rest, by_hand: none } },
  })
})

/** Opens somebody's shift; what comes back closes it and answers what was done in it. */
async function shiftOf(staff: string) {
  const { shiftId } = await shop.call('staff', staff, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: 0 })
  return async () => (await shop.call('staff', staff, 'shift.close', { shiftId, countedFen: 0 })).totals
}

test('a part goes to the card first; several at once never give back more than both had paid', async () => {
  const { person, receiptId } = await paidSale()
  const wish = giveBack(receiptId, yuan(300))
  const first = await shop.call('staff', owner, 'charge.refund', wish)
  expect(first).toMatchObject({ wechatFen: 0, wechat: 'none', refundedFen: yuan(300) })
  expect(await shop.refusal('staff', owner, 'charge.refund', giveBack(receiptId, yuan(91)))).toBe('REFUND_ABOVE_CHARGE')
  const outcomes = await Promise.all(
    Array.from({ length: 4 }, () => shop.refusal('staff', owner, 'charge.refund', giveBack(receiptId, yuan(70)))),
  )
  expect(outcomes.filter(each => each === 'ok')).toHaveLength(1)
  await shop.advance(MINUTE)
  await shop.tick()
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330) })
  expect(await shop.call('staff', owner, 'charge.refund', wish)).toEqual({ ...first, repeated: true })
  const last = await shop.call('staff', owner, 'charge.refund', giveBack(receiptId, yuan(20)))
  expect(last).toMatchObject({ entry: null, amountFen: yuan(20), wechatFen: yuan(20) })
  expect(await shop.refusal('staff', clerk, 'charge.refund', giveBack(receiptId, 1))).toBe('NOT_ALLOWED')
})

test('what WeChat cannot give back any more is left to a person, who says when it was paid', async () => {
  const { receiptId } = await paidSale()
  await shop.advance(366 * DAY)
  const given = await shop.call('staff', owner, 'charge.refund', giveBack(receiptId, yuan(390)))
  expect(given).toMatchObject({ wechatFen: yuan(60), wechat: 'by_hand' })
  const { refunds } = await shop.call('merchant', owner, 'refund.byHand', {})
  const mine = refunds.find(each => each.refundFen === yuan(60))
  if (!mine) throw new Error('nobody is told')
  expect(await shop.call('merchant', owner, 'refund.paid', { refundId: mine.refundId })).toMatchObject({
    state: 'paid_by_hand',
  })
})
