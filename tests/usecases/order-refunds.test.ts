import type { OrderId } from '../../src/domain/ids'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.disarm())

async function toppedUp() {
  const shopper = shop.newPerson()
  const { orderId } = await shop.topUp(shopper, 'tier_300')
  return { shopper, orderId }
}

const wishOf = (orderId: OrderId) => {
  return { refundId: newId('rft', shop.now), orderId, reason: 'consumer' as const, expectedFen: yuan(300) }
}

const read = async (shopper: string, orderId: OrderId) =>
  (await shop.call('shopper', shopper, 'topUp.read', { orderId })).state

/** Waits for what the local cloud does by itself; the test's own time limit ends it. */
async function untilRefund(refundId: string, state: string): Promise<void> {
  for (;;) {
    const [refund] = await shop.documents<{ progress: { state: string } }>('refunds', { _id: refundId })
    if (refund?.progress.state === state) return
  }
}

const notice = (event: object, source = 'wx_paycallback') =>
  shop.post<{ errcode?: number }>('/localcloud/invoke/wechatpay', { event, source })

test('an order says that it is being given back, and WeChat’s own notice ends it: nobody has to ask', async () => {
  const { shopper, orderId } = await toppedUp()
  const wish = wishOf(orderId)
  await shop.call('shopper', shopper, 'refund.start', wish)
  expect(await read(shopper, orderId)).toMatchObject({ state: 'refunding', refundFen: yuan(300) })
  await shop.advance(4 * SECOND)
  await untilRefund(wish.refundId, 'refunded')
  expect(await read(shopper, orderId)).toMatchObject({ state: 'refunded', refundedFen: yuan(300) })
  expect(await shop.documents('entries', { 'facts.kind': 'top_up_refunded', 'facts.orderId': orderId })).toHaveLength(1)
})

test('a notice that comes too early, twice, for nothing of ours or from elsewhere pays nobody and closes nothing', async () => {
  await shop.arm({ action: 'notice', kind: 'lose' })
  const { shopper, orderId } = await toppedUp()
  const wish = wishOf(orderId)
  await shop.call('shopper', shopper, 'refund.start', wish)
  const event = { outTradeNo: orderId, outRefundNo: wish.refundId, refundStatus: 'SUCCESS', refundFee: 30_000 }
  // WeChat itself still says that it is on its way: to be told again.
  expect(await notice(event)).toMatchObject({ errcode: 500 })
  expect(await notice(event, 'wx_client')).toMatchObject({ errcode: 403 })
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ heldFen: yuan(330) })
  await shop.advance(4 * SECOND)
  const answers = await Promise.all([notice(event), notice(event), notice(event)])
  expect(answers.map(answer => answer.errcode)).toEqual([0, 0, 0])
  expect(await shop.documents('entries', { 'facts.kind': 'top_up_refunded', 'facts.orderId': orderId })).toHaveLength(1)
  for (const outRefundNo of [newId('rft', shop.now), 'none of ours', 7, null]) {
    expect(await notice({ outTradeNo: orderId, outRefundNo })).toMatchObject({ errcode: 0 })
  }
})

test('money that WeChat cannot pay back waits for the shop, which hears what to do; the member sees it too', async () => {
  const { shopper, orderId } = await toppedUp()
  await shop.advance(366 * DAY)
  await shop.tick()
  const wish = wishOf(orderId)
  const given = await shop.call('merchant', owner, 'refund.give', wish)
  expect(given).toMatchObject({ state: 'manual', whatToDo: expect.stringContaining('¥300') })
  expect(await read(shopper, orderId)).toMatchObject({ state: 'manual_refund', refundFen: yuan(300) })
  expect(await shop.documents('alarms', { kind: 'refund_by_hand', subject: wish.refundId })).toHaveLength(1)
  const { refunds } = await shop.call('merchant', owner, 'refund.byHand', {})
  expect(refunds.find(each => each.refundId === wish.refundId)?.whatToDo).toContain('¥300')
  const paid = await shop.call('merchant', owner, 'refund.paid', { refundId: wish.refundId })
  expect(paid).toMatchObject({ state: 'paid_by_hand', whatToDo: null })
  expect(await read(shopper, orderId)).toMatchObject({ state: 'refunded', refundedFen: yuan(300) })
})

test('a payment that was refunded at WeChat before it was credited is credited to nobody, and the shop hears of it', async () => {
  await shop.arm({ action: 'notice', kind: 'lose' })
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  const { orderId } = order
  const refund = { outTradeNo: orderId, outRefundNo: `x${orderId.slice(4)}`, totalFee: 30_000, refundFee: 30_000 }
  expect(await shop.post('/localcloud/pay/refund', refund)).toMatchObject({ result_code: 'SUCCESS' })
  await shop.advance(HOUR)
  await shop.tick()
  expect(await read(shopper, orderId)).toMatchObject({ state: 'suspense' })
  expect(await shop.balance(shopper)).toBe(0)
  expect(await shop.documents('alarms', { kind: 'payment_differs', subject: orderId })).toHaveLength(1)
  expect((await shop.call('shopper', shopper, 'pack.open', {})).openOrders).toEqual([])
})

test('a payment of another amount than its order is credited to nobody and goes back by itself, once', async () => {
  await shop.arm({ action: 'notice', kind: 'lose' })
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  const { orderId } = order
  const [{ quote } = { quote: {} }] = await shop.documents<{ quote: object }>('orders', { _id: orderId })
  await shop.editDocument('orders', { _id: orderId }, { quote: { ...quote, payFen: yuan(299) } })
  await shop.atCashier(order, 'pay')
  await Promise.all([read(shopper, orderId), read(shopper, orderId), notice({ outTradeNo: orderId })])
  expect(await read(shopper, orderId)).toMatchObject({
    state: 'suspense',
    message: expect.stringContaining('¥300.00 正在'),
  })
  expect(await shop.documents('alarms', { kind: 'payment_differs', subject: orderId })).toHaveLength(1)
  await shop.advance(MINUTE)
  await shop.tick()
  await shop.advance(MINUTE)
  await shop.tick()
  expect(await read(shopper, orderId)).toMatchObject({
    state: 'suspense',
    message: expect.stringContaining('已经退回'),
  })
  expect(await shop.balance(shopper)).toBe(0)
  const { orders } = await shop.get<{ orders: { outTradeNo: string; refunds: { refundFee: number }[] }[] }>(
    '/localcloud/pay/orders?limit=100',
  )
  const atWechat = orders.find(({ outTradeNo }) => outTradeNo === orderId)
  expect(atWechat?.refunds.map(({ refundFee }) => refundFee)).toEqual([yuan(300)])
  expect(await shop.documents('entries', { 'facts.orderId': orderId })).toEqual([])
})

test('receipts of holds name their entry, and what was given back of charges is counted at the till', async () => {
  const { shopper } = await toppedUp()
  const ticket = await shop.payTicket(shopper)
  const held = await shop.call('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(50), minutes: 60 })
  const { receiptId } = held
  const released = await shop.call('staff', clerk, 'hold.release', { receiptId })
  const hashes = await Promise.all([held, released].map(({ entry }) => shop.documents('entries', { hash: entry.hash })))
  expect(hashes.map(found => found.length)).toEqual([1, 1])
  expect(released.entry.seq).toBe(held.entry.seq + 1)

  const before = (await shop.call('staff', owner, 'till.today', {})).totals.refunds
  const sold = await shop.payTicket(shopper, owner)
  const charge = await shop.call('staff', owner, 'balance.charge', { ticket: sold, amountFen: yuan(40) })
  const [sale] = await shop.documents('entries', { hash: charge.entry.hash })
  const wish = { refundId: newId('rfd', shop.now), receiptId: sale?._id ?? '', reason: 'returned' as const }
  await shop.call('staff', owner, 'charge.refund', { ...wish, amountFen: yuan(15) })
  const { totals, lines } = await shop.call('staff', owner, 'till.today', {})
  expect(totals.refunds).toEqual({ count: before.count + 1, fen: before.fen + yuan(15) })
  expect(lines[0]?.did).toEqual({ kind: 'given_back', amountFen: yuan(15) })
})
