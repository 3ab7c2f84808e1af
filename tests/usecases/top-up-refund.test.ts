import { DAY, MINUTE, SECOND } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function topped(): Promise<{ shopper: string; orderId: Awaited<ReturnType<TestShop['topUp']>>['orderId'] }> {
  const shopper = shop.newPerson()
  const { orderId } = await shop.topUp(shopper, 'tier_300')
  return { shopper, orderId }
}

async function spent(shopper: string, amountFen: number): Promise<void> {
  const ticket = await shop.payTicket(shopper)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen })
}

test('within seven days all of it comes back: held first, paid by WeChat, then closed with the bonus', async () => {
  const { shopper, orderId } = await topped()
  const reason = 'cooling_off' as const
  expect(await shop.call('shopper', shopper, 'refund.quote', { orderId, reason })).toEqual({
    ...{ refundFen: yuan(300), paidFen: yuan(300), bonusFen: yuan(30), usedFen: 0 },
    ...{ principalLeftFen: yuan(300), bonusLeftFen: yuan(30), bonusExpiredFen: 0, way: 'original' },
    ...{ couponsUsed: 0, couponsUsedFen: 0, refundedFen: 0, withdrawnFen: 0 },
  })
  const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen: yuan(300) }
  expect(await shop.call('shopper', shopper, 'refund.start', wish)).toMatchObject({ state: 'under_way' })
  const held = [{ what: 'refund', fen: yuan(330), storeName: null, until: null }]
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({
    ...{ balanceFen: 0, heldFen: yuan(330), held },
  })
  await shop.advance(5 * SECOND)
  expect(await shop.call('shopper', shopper, 'refund.read', { refundId: wish.refundId })).toMatchObject({
    state: 'refunded',
  })
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ balanceFen: 0, heldFen: 0 })
  const { lines } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: '充值退款，退回 300', changeFen: -33_000, orderId })
  expect(await shop.call('shopper', shopper, 'refund.start', wish)).toMatchObject({ state: 'refunded' })
  expect(await shop.refusal('shopper', shopper, 'refund.quote', { orderId, reason })).toBe('NOTHING_TO_REFUND')
})

test('a gift that comes back to a top-up after its refund is refunded too, and all of it comes to what was paid', async () => {
  const { shopper, orderId } = await topped()
  const gift = { giftId: newId('gft', shop.now), amountFen: yuan(110), greeting: 'coffee' as const }
  await shop.call('shopper', shopper, 'gift.create', gift)
  const reason = 'consumer' as const
  // The gift took the bonus and 80 of what was paid, and counts as used while nobody has brought it back.
  for (const expectedFen of [yuan(200), yuan(100)]) {
    const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen }
    await shop.call('shopper', shopper, 'refund.start', wish)
    // WeChat takes two refunds of one payment a minute apart.
    await shop.advance(2 * MINUTE)
    const refund = await shop.call('shopper', shopper, 'refund.read', { refundId: wish.refundId })
    expect([refund.refundFen, refund.state]).toEqual([expectedFen, 'refunded'])
    await shop.call('shopper', shopper, 'gift.takeBack', { giftId: gift.giftId })
  }
  expect(await shop.balance(shopper)).toBe(0)
})

test('the clock asks for the result when nobody else does', async () => {
  const { shopper, orderId } = await topped()
  const wish = { refundId: newId('rft', shop.now), orderId, reason: 'cooling_off' as const, expectedFen: yuan(300) }
  await shop.call('shopper', shopper, 'refund.start', wish)
  await shop.advance(10 * SECOND)
  await shop.tick()
  const [refund] = await shop.documents<{ progress: { state: string } }>('refunds', { _id: wish.refundId })
  expect(refund?.progress.state).toBe('refunded')
})

test('bonus that was used is counted by the written rule, and another figure than was shown is refused', async () => {
  const { shopper, orderId } = await topped()
  await spent(shopper, yuan(48))
  const reason = 'consumer' as const
  expect(await shop.refusal('shopper', shopper, 'refund.quote', { orderId, reason: 'cooling_off' })).toBe(
    'COOLING_OFF_OVER',
  )
  const { refundFen } = await shop.call('shopper', shopper, 'refund.quote', { orderId, reason })
  expect(refundFen).toBe(25_637)
  await spent(shopper, 100)
  const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen: refundFen }
  expect(await shop.refusal('shopper', shopper, 'refund.start', wish)).toBe('REFUND_CHANGED')
  expect(await shop.balance(shopper)).toBe(yuan(281))
})

test('two refunds of one top-up at once pay it back once', async () => {
  const { shopper, orderId } = await topped()
  const wish = () => ({
    refundId: newId('rft', shop.now),
    orderId,
    reason: 'consumer' as const,
    expectedFen: yuan(300),
  })
  await Promise.all([wish(), wish()].map(each => shop.ask('shopper', shopper, 'refund.start', each)))
  await shop.advance(70 * SECOND)
  await shop.tick()
  const query = { 'facts.kind': 'top_up_refunded', 'facts.orderId': orderId }
  expect(await shop.documents('entries', query)).toHaveLength(1)
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ balanceFen: 0, heldFen: 0 })
})

test('another member’s order and refund are unknown; amounts that are none are refused', async () => {
  const { shopper, orderId } = await topped()
  const stranger = shop.newPerson()
  await shop.balance(stranger)
  const reason = 'consumer' as const
  expect(await shop.refusal('shopper', stranger, 'refund.quote', { orderId, reason })).toBe('ORDER_UNKNOWN')
  const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen: yuan(300) }
  expect(await shop.refusal('shopper', stranger, 'refund.start', wish)).toBe('ORDER_UNKNOWN')
  for (const expectedFen of [0, -1, 0.5, 1e15]) {
    expect(await shop.refusal('shopper', shopper, 'refund.start', { ...wish, expectedFen })).toBe('INPUT_INVALID')
  }
  await shop.call('shopper', shopper, 'refund.start', wish)
  expect(await shop.refusal('shopper', stranger, 'refund.read', { refundId: wish.refundId })).toBe('ORDER_UNKNOWN')
})

test('after a year the shop pays by hand, and only then the card is closed', async () => {
  const { shopper, orderId } = await topped()
  await shop.advance(366 * DAY)
  await shop.tick()
  const wish = { refundId: newId('rft', shop.now), orderId, reason: 'merchant' as const, expectedFen: yuan(300) }
  expect(await shop.call('merchant', owner, 'refund.give', wish)).toMatchObject({ state: 'manual' })
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ balanceFen: 0, heldFen: yuan(300) })
  const { refundId } = wish
  expect((await shop.call('merchant', owner, 'refund.byHand', {})).refunds).toMatchObject([{ refundId }])
  const paid = (note: string) => shop.call('merchant', owner, 'refund.paid', { refundId, note })
  const said = { state: 'paid_by_hand', note: '现金，本人签收' }
  expect(await paid('现金，本人签收')).toMatchObject(said)
  expect(await paid('转账')).toMatchObject(said)
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ balanceFen: 0, heldFen: 0 })
})
