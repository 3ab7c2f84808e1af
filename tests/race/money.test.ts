import { clerk, newId, TestShop, yuan } from '../support/shop'

const RACERS = 50

let shop: TestShop
beforeAll(async () => {
  // Enough instances that every racer has one of its own.
  shop = await TestShop.open(['--max-instances', '64'])
}, 120_000)
afterAll(() => shop.close())

/** Every pack's entries replayed: what the ledger says a member holds. */
async function entriesOf(kind: string): Promise<number> {
  return (await shop.documents('entries', { 'facts.kind': kind })).length
}

test('50 redemptions of one code from separate instances: exactly one', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const ticket = await shop.couponTicket(shopper, 'coupon_50_10')
  const replies = await Promise.all(
    Array.from({ length: RACERS }, () =>
      shop.ask('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm'), ticket, orderFen: yuan(50) }),
    ),
  )
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  const losers = replies.flatMap(reply => (reply.ok ? [] : [reply.refusal.code]))
  expect(new Set(losers)).toEqual(new Set(['COUPON_ALREADY_REDEEMED']))
  expect(await entriesOf('coupon_redeemed')).toBe(1)
}, 120_000)

test('50 spends of the full balance from separate instances: exactly one', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const tickets = await Promise.all(Array.from({ length: RACERS }, () => shop.payTicket(shopper)))
  const replies = await Promise.all(
    tickets.map(ticket => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(330) })),
  )
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  const losers = replies.flatMap(reply => (reply.ok ? [] : [reply.refusal.code]))
  expect(new Set(losers)).toEqual(new Set(['BALANCE_TOO_LOW']))
  expect(await shop.balance(shopper)).toBe(0)
  expect(await entriesOf('spent')).toBe(1)
}, 120_000)

test('the same notice delivered 5 times at once: credited once', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_800')
  await shop.atCashier(order, 'pay')
  const notices = await Promise.all(Array.from({ length: 5 }, () => shop.sendNotice(order.orderId)))
  expect(notices).toEqual(Array.from({ length: 5 }, () => ({ errcode: 0, errmsg: '' })))
  expect(await shop.balance(shopper)).toBe(yuan(920))
  const settled = await shop.documents('entries', { 'facts.kind': 'top_up_settled', 'facts.orderId': order.orderId })
  expect(settled).toHaveLength(1)
}, 120_000)

test('notice, question and clock at once credit once', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  const ask = () => shop.ask('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  await Promise.all([shop.sendNotice(order.orderId), ask(), shop.tick(), ask(), shop.sendNotice(order.orderId)])
  expect(await shop.balance(shopper)).toBe(yuan(330))
}, 120_000)

test('two first visits at once make one pack', async () => {
  const shopper = shop.newPerson()
  const visits = await Promise.all(Array.from({ length: 8 }, () => shop.call('shopper', shopper, 'pack.open', {})))
  expect(new Set(visits.map(visit => visit.head.hash)).size).toBe(1)
}, 120_000)

test('top-ups started at once share the room under the ceiling and never exceed it', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const wish = { tierId: 'tier_1500', expectedPayFen: yuan(1500), expectedBonusFen: yuan(300) }
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => shop.ask('shopper', shopper, 'topUp.start', { ...wish, orderId: newId('ord') })),
  )
  expect(replies.filter(reply => reply.ok)).toHaveLength(2)
  for (const reply of replies) {
    if (reply.ok) await shop.atCashier(reply.output, 'pay')
    if (reply.ok) await shop.call('shopper', shopper, 'topUp.read', { orderId: reply.output.orderId })
  }
  expect(await shop.balance(shopper)).toBe(yuan(3600))
}, 120_000)
