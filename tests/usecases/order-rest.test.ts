import type { OrderRest } from '../../src/contract/checkout'
import { deriveId } from '../../src/domain/ids'
import { MINUTE, shopDayOf } from '../../src/domain/time'
import { newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(async () => {
  await shop.disarm()
  await shop.post('/localcloud/clock', { frozen: false })
})

const storeId = 'store_nanshan'
/** 8 lattes and 4 cakes of the demo shop: 368 yuan, of which 10 go off with its "满 50 减 10". */
const order = {
  storeId,
  lines: [
    { productId: 'latte', quantity: 8 },
    { productId: 'cheesecake', quantity: 4 },
  ],
}
const card = (person: string) => shop.call('shopper', person, 'pack.open', {})

/** A member with 330 yuan and a coupon of 10, and an order of 368 as their phone was shown it. */
async function shortOnline() {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  await shop.call('shopper', person, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  return { person, wish: await wishOf(person) }
}

async function wishOf(person: string, more: { usePoints?: boolean } = {}) {
  const price = await shop.call('shopper', person, 'checkout.price', { ...order, ...more })
  const { points, pointsFen } = price
  return {
    ...{ checkoutId: newId('cko', shop.now), ...order },
    ...{ expectedPayableFen: price.payableFen, expectedRestFen: price.restFen },
    ...(points > 0 && { points: { points, pointsFen } }),
  }
}

const cashier = ({ payment }: OrderRest, action: 'pay' | 'cancel') =>
  shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action })

test('an order takes balance and coupon, WeChat Pay the rest, in one sale', async () => {
  const { person, wish } = await shortOnline()
  expect(wish).toMatchObject({ expectedPayableFen: yuan(358), expectedRestFen: yuan(28) })
  const asked = await shop.call('shopper', person, 'checkout.payRest', wish)
  expect(asked).toMatchObject({ state: 'waiting', balanceFen: yuan(330), restFen: yuan(28), savedFen: yuan(10) })
  expect(await shop.call('shopper', person, 'checkout.payRest', wish)).toEqual(asked)
  // No till asks for it: the page with the pay code has nothing to say about it.
  expect(await card(person)).toMatchObject({ balanceFen: 0, heldFen: yuan(330), dueRest: null })
  const { checkoutId } = wish
  expect(await shop.refusal('shopper', person, 'checkout.confirm', { checkoutId })).toBe('CHECKOUT_OVER')
  expect(await shop.refusal('shopper', person, 'checkout.release', { checkoutId })).toBe('CHECKOUT_OVER')

  await cashier(asked, 'pay')
  await Promise.all([
    shop.call('shopper', person, 'checkout.readRest', { checkoutId }),
    shop.call('shopper', person, 'checkout.readRest', { checkoutId }),
    shop.sendNotice(asked.orderId),
    shop.sendNotice(asked.orderId),
  ])
  expect(await shop.call('shopper', person, 'checkout.readRest', { checkoutId })).toMatchObject({ state: 'paid' })
  expect(await shop.call('shopper', person, 'checkout.payRest', wish)).toMatchObject({ state: 'paid', payment: null })
  expect(await shop.call('shopper', person, 'checkout.giveUpRest', { checkoutId })).toMatchObject({ state: 'paid' })
  expect(await card(person)).toMatchObject({ balanceFen: 0, heldFen: 0 })
  const entries = await shop.documents('entries', { 'facts.rest.orderId': asked.orderId })
  expect(entries).toMatchObject([
    { facts: { kind: 'captured', staffId: 'online', amountFen: yuan(330), rest: { restFen: yuan(28) } } },
  ])
  expect((await shop.call('shopper', person, 'coupons.wallet', {})).used).toHaveLength(1)
})

test('given up while WeChat can still be paid: the balance is free at once, and money that comes all the same goes back', async () => {
  const { person, wish } = await shortOnline()
  const { checkoutId } = wish
  const asked = await shop.call('shopper', person, 'checkout.payRest', wish)
  await shop.arm({ action: 'notice', kind: 'lose' })
  expect(await shop.call('shopper', person, 'checkout.giveUpRest', { checkoutId })).toMatchObject({ state: 'closed' })
  expect(await shop.call('shopper', person, 'checkout.giveUpRest', { checkoutId })).toMatchObject({ state: 'closed' })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
  expect((await shop.call('shopper', person, 'coupons.wallet', {})).usable).toHaveLength(1)
  expect(await shop.call('shopper', person, 'checkout.payRest', wish)).toMatchObject({ state: 'closed', payment: null })
  await cashier(asked, 'pay')
  expect(await shop.call('shopper', person, 'checkout.readRest', { checkoutId })).toMatchObject({ state: 'returned' })
  await shop.advance(MINUTE)
  await shop.tick()
  await shop.advance(MINUTE)
  await shop.tick()
  const refunds = await shop.documents('refunds', { orderId: asked.orderId })
  expect(refunds).toMatchObject([{ refundFen: yuan(28), progress: { state: 'refunded' } }])
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
})

test('left alone, it is closed at WeChat first, then balance and coupon are free again', async () => {
  const { person, wish } = await shortOnline()
  const asked = await shop.call('shopper', person, 'checkout.payRest', wish)
  await cashier(asked, 'cancel')
  await shop.advance(11 * MINUTE)
  await shop.tick()
  expect(await shop.call('shopper', person, 'checkout.readRest', { checkoutId: wish.checkoutId })).toMatchObject({
    state: 'closed',
  })
  expect(await card(person)).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
})

test('another price, another order under the same id, or somebody else’s, is refused without a trace', async () => {
  const { person, wish } = await shortOnline()
  const ask = (more: object) => shop.refusal('shopper', person, 'checkout.payRest', { ...wish, ...more })
  expect(await ask({ expectedPayableFen: yuan(357) })).toBe('PRICE_CHANGED')
  expect(await ask({ expectedRestFen: yuan(27) })).toBe('PRICE_CHANGED')
  const lines = [{ productId: 'latte', quantity: 1 }]
  const latte = await shop.call('shopper', person, 'checkout.price', { storeId, lines })
  expect(await ask({ lines, expectedPayableFen: latte.payableFen, expectedRestFen: 1 })).toBe('REST_NOT_NEEDED')
  expect(await shop.refusal('shopper', person, 'checkout.readRest', { checkoutId: wish.checkoutId })).toBe(
    'ORDER_UNKNOWN',
  )
  const asked = await shop.call('shopper', person, 'checkout.payRest', wish)
  expect(await ask({ lines: order.lines.slice(1) })).toBe('COMMAND_ID_REUSED')
  const stranger = shop.newPerson()
  await shop.topUp(stranger, 'tier_300')
  for (const action of ['checkout.readRest', 'checkout.giveUpRest'] as const)
    expect(await shop.refusal('shopper', stranger, action, { checkoutId: wish.checkoutId })).toBe('ORDER_UNKNOWN')
  expect(await shop.refusal('shopper', stranger, 'checkout.payRest', wish)).toBe('COMMAND_ID_REUSED')
  expect(asked.state).toBe('waiting')
  expect(await card(person)).toMatchObject({ heldFen: yuan(330) })
})

test('points, balance and WeChat Pay together: each gets back its part, points in proportion', async () => {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_800')
  const ticket = await shop.payTicket(person, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen: yuan(820) })
  const wish = await wishOf(person, { usePoints: true })
  expect(wish).toMatchObject({ points: { points: 800, pointsFen: yuan(8) }, expectedRestFen: yuan(368 - 8 - 100) })
  const asked = await shop.call('shopper', person, 'checkout.payRest', wish)
  expect(asked).toMatchObject({ points: 800, pointsFen: yuan(8), balanceFen: yuan(100) })
  expect(await card(person)).toMatchObject({ points: 20, heldFen: yuan(100) })
  await cashier(asked, 'pay')
  await shop.call('shopper', person, 'checkout.readRest', { checkoutId: wish.checkoutId })
  await shop.post('/localcloud/clock', { frozen: true })
  const [sale] = await shop.documents<{ _id: string }>('entries', { 'facts.rest.orderId': asked.orderId })
  const refund = (amountFen: number) =>
    shop.call('staff', owner, 'charge.refund', {
      ...{ refundId: newId('rfd', shop.now), receiptId: sale?._id ?? '', amountFen, reason: 'returned' },
    })
  await refund(yuan(180))
  await shop.advance(MINUTE)
  await shop.tick()
  // 20 were left, 100 earned and taken back; half of 800 came back with half of the money.
  expect(await card(person)).toMatchObject({ balanceFen: yuan(100), points: 20 + 400 })
  await refund(yuan(180))
  await shop.advance(MINUTE)
  await shop.tick()
  expect(await card(person)).toMatchObject({ balanceFen: yuan(100), points: 20 + 800 })
})

test('without any balance WeChat Pay pays all of it, the coupon used all the same, and all of it goes back there', async () => {
  const person = shop.newPerson()
  await card(person)
  await shop.call('shopper', person, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  const wish = await wishOf(person)
  expect(wish.expectedRestFen).toBe(yuan(358))
  const asked = await shop.call('shopper', person, 'checkout.payRest', wish)
  await cashier(asked, 'pay')
  expect(await shop.call('shopper', person, 'checkout.readRest', { checkoutId: wish.checkoutId })).toMatchObject({
    state: 'paid',
    balanceFen: 0,
  })
  expect((await shop.call('shopper', person, 'coupons.wallet', {})).used).toHaveLength(1)
  const receiptId = `${(await shop.documents<{ packId: string }>('orders', { _id: asked.orderId }))[0]?.packId}:${deriveId('cap', wish.checkoutId)}`
  await shop.post('/localcloud/clock', { frozen: true })
  const refund = { refundId: newId('rfd', shop.now), receiptId, amountFen: yuan(358), reason: 'returned' as const }
  expect(await shop.call('staff', owner, 'charge.refund', refund)).toMatchObject({ wechatFen: yuan(358), entry: null })
  await shop.advance(MINUTE)
  await shop.tick()
  expect(await shop.call('staff', owner, 'charge.refund', refund)).toMatchObject({ wechat: 'refunded', repeated: true })
})

test('a shared card pays what its member may, their own way for the rest; nobody else touches the attempt', async () => {
  const [head, member] = [shop.newPerson(), shop.newPerson()]
  await Promise.all([card(head), card(member)])
  const family = { sharedId: newId('shr', shop.now), kind: 'family' as const }
  const { sharedPackId } = await shop.call('shopper', head, 'shared.create', family)
  const topUp = await shop.call('shopper', head, 'shared.topUpStart', {
    ...{ sharedPackId, orderId: newId('ord', shop.now), tierId: 'tier_300' },
    ...{ expectedPayFen: yuan(300), expectedBonusFen: yuan(30) },
  })
  await shop.atCashier(topUp, 'pay')
  await shop.call('shopper', head, 'shared.topUpRead', { sharedPackId, orderId: topUp.orderId })
  const limits = { perPurchaseFen: yuan(100), perDayFen: null, perMonthFen: null }
  const invited = { inviteId: newId('inv', shop.now), sharedPackId, limits }
  const { token } = await shop.call('shopper', head, 'shared.invite', invited)
  await shop.call('shopper', member, 'shared.join', { token })

  // One latte: the member's own card is empty, the family's suffices.
  const latte = { storeId, lines: [{ productId: 'latte', quantity: 1 }] }
  const best = await shop.call('shopper', member, 'checkout.price', { ...latte, sharedPackId: 'any' })
  expect(best).toMatchObject({
    sharedPackId,
    restFen: 0,
    cards: [{ sharedPackId: null }, { sharedPackId, restFen: 0 }],
  })
  const { payableFen: expectedPayableFen } = best
  const attempt = { checkoutId: newId('cko', shop.now), sharedPackId }
  await shop.call('shopper', member, 'checkout.reserve', { ...attempt, ...latte, expectedPayableFen })
  for (const action of ['checkout.confirm', 'checkout.release'] as const)
    expect(await shop.refusal('shopper', head, action, attempt)).toBe('CHECKOUT_OVER')
  expect(await shop.call('shopper', member, 'checkout.confirm', attempt)).toMatchObject({ paidFen: expectedPayableFen })
  expect(await shop.refusal('shopper', head, 'checkout.confirm', attempt)).toBe('CHECKOUT_OVER')
  const stranger = shop.newPerson()
  await card(stranger)
  const foreign = { ...attempt, ...latte, expectedPayableFen }
  expect(await shop.refusal('shopper', stranger, 'checkout.reserve', foreign)).toBe('SHARED_NOT_MEMBER')
  expect(await shop.refusal('shopper', stranger, 'checkout.price', { ...latte, sharedPackId })).toBe(
    'SHARED_NOT_MEMBER',
  )

  const price = await shop.call('shopper', member, 'checkout.price', { ...order, sharedPackId })
  expect(price).toMatchObject({ payableFen: yuan(368), balanceFen: yuan(100), restFen: yuan(268), topUpHelps: false })
  const whole = { checkoutId: newId('cko', shop.now), ...order, expectedPayableFen: yuan(368), sharedPackId }
  expect(await shop.refusal('shopper', member, 'checkout.reserve', whole)).toBe('MEMBER_LIMIT')
  const asked = await shop.call('shopper', member, 'checkout.payRest', { ...whole, expectedRestFen: yuan(268) })
  expect(asked).toMatchObject({ sharedPackId, balanceFen: yuan(100) })
  expect(await shop.refusal('shopper', head, 'checkout.giveUpRest', { checkoutId: whole.checkoutId })).toBe(
    'ORDER_UNKNOWN',
  )
  await cashier(asked, 'pay')
  const { checkoutId } = whole
  expect(await shop.call('shopper', member, 'checkout.readRest', { checkoutId })).toMatchObject({ state: 'paid' })
  const { balanceFen } = await shop.call('shopper', head, 'shared.read', { sharedPackId })
  expect(balanceFen).toBe(yuan(330 - 100) - expectedPayableFen)
  const { lines } = await shop.call('shopper', head, 'shared.statement', { sharedPackId })
  expect(lines[0]).toMatchObject({ title: '消费，另付微信 268', paidBy: expect.stringMatching(/^会员 · /) })
})

test('what WeChat’s bill says of these days is what the books say, and the night’s audit finds nothing wrong', async () => {
  const day = shopDayOf(shop.now)
  await shop.toNoonIn(1)
  for (let round = 0; round < 3; round++) {
    await shop.tick()
    await shop.advance(6 * MINUTE)
  }
  const { bill, books, openDifferences } = await shop.call('merchant', owner, 'bill.match', { day })
  expect(openDifferences).toBe(0)
  expect(books).toEqual(bill)
  const audits = await shop.documents('audits', {})
  expect(audits.length).toBeGreaterThan(0)
  expect(await shop.documents('alarms', {})).toEqual([])
})
