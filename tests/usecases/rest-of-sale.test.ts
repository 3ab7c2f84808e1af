import { MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.disarm())

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
