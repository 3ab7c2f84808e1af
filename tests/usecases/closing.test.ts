import { MINUTE, SECOND } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(100) })
})
afterAll(() => shop.close())

const confirmation = '小满咖啡'

/** Lets the clock walk on until it has come to its end, or so often. */
async function walk(rounds: number, until: string): Promise<string> {
  for (let round = 0; round < rounds; round++) {
    const { closing } = await shop.call('merchant', owner, 'closing.read', {})
    if (closing?.state === until) return until
    await shop.advance(6 * MINUTE)
    await shop.tick()
  }
  const { closing } = await shop.call('merchant', owner, 'closing.read', {})
  return closing?.state ?? 'none'
}

test('a shop that closes gives everybody back what was not used, whatever fails on the way, and says what only a hand can', async () => {
  const [untouched, half, cash, giver, friend] = Array.from({ length: 5 }, () => shop.newPerson())
  if (!untouched || !half || !cash || !giver || !friend) throw new Error('nobody came')
  await shop.topUp(untouched, 'tier_800')
  await shop.topUp(half, 'tier_300')
  await shop.topUp(half, 'tier_800')
  const sale = { ticket: await shop.payTicket(half), amountFen: yuan(130) }
  await shop.call('staff', clerk, 'balance.charge', sale)
  await shop.balance(cash)
  const taken = { ticket: await shop.payTicket(cash), orderId: newId('ord', shop.now), tierId: 'tier_300' }
  const terms = {
    expectedPayFen: yuan(300),
    expectedBonusFen: yuan(30),
    by: 'cash' as const,
    reason: 'pays_cash' as const,
  }
  await shop.call('staff', clerk, 'counter.topUp', { ...taken, ...terms })
  await shop.topUp(giver, 'tier_300')
  await shop.balance(friend)
  const gift = { giftId: newId('gft', shop.now), amountFen: yuan(40), greeting: 'coffee' as const }
  const { token } = await shop.call('shopper', giver, 'gift.create', gift)
  await shop.call('shopper', friend, 'gift.claim', { token: token ?? '' })
  const before = await shop.startTopUp(untouched, 'tier_300')

  const start = { closingId: newId('cls', shop.now), reason: '租约到期', confirmation }
  expect(await shop.refusal('merchant', owner, 'closing.start', { ...start, confirmation: '别的店' })).toBe(
    'CLOSING_NOT_CONFIRMED',
  )
  const twice = await Promise.all([1, 2].map(() => shop.call('merchant', owner, 'closing.start', start)))
  expect(twice.map(({ state }) => state)).toEqual(['running', 'running'])
  const other = { ...start, closingId: newId('cls', shop.now) }
  expect(await shop.refusal('merchant', owner, 'closing.start', other)).toBe('CLOSING_RUNS')
  await shop.advance(11 * SECOND)
  expect((await shop.call('shopper', friend, 'topUp.offer', {})).shut).not.toBeNull()
  const wish = {
    orderId: newId('ord', shop.now),
    tierId: 'tier_300',
    expectedPayFen: yuan(300),
    expectedBonusFen: yuan(30),
  }
  expect(await shop.refusal('shopper', friend, 'topUp.start', wish)).toBe('SHOP_CLOSING')

  await shop.call('merchant', owner, 'closing.pause', { closingId: start.closingId })
  await shop.tick()
  expect(await shop.documents('refunds')).toEqual([])
  await shop.call('merchant', owner, 'closing.resume', { closingId: start.closingId })
  // What was being paid when it began is credited, and then given back too.
  await shop.atCashier(before, 'pay')
  await shop.arm(
    { action: 'database.modifyDocument', function: 'clock', share: 0.1, seed: 7, kind: 'timeout', effect: 'done' },
    { action: 'wx.*', function: 'clock', share: 0.2, seed: 8, kind: 'drop', effect: 'done' },
  )
  await walk(3, 'done')
  await shop.disarm()
  expect(await walk(20, 'done')).toBe('done')

  const { closing } = await shop.call('merchant', owner, 'closing.read', {})
  const { refunds, leftovers, next } = await shop.call('merchant', owner, 'closing.report', {
    closingId: start.closingId,
  })
  const given = refunds.filter(({ state }) => state === 'refunded').map(({ refundFen }) => refundFen)
  // 800, the 300 that came late, both of half, and the giver's, of which 30 of bonus and 10 of principal went to the friend.
  expect(given.length).toBe(5)
  expect(closing?.refunded.count).toBe(5)
  expect(closing?.underWay.count).toBe(0)
  const byHand = refunds.filter(({ state }) => state === 'manual')
  // What was paid in the shop goes back from hand to hand.
  expect(byHand.map(({ refundFen }) => refundFen)).toEqual([yuan(300)])
  expect(closing?.byHand).toEqual({ count: 1, fen: yuan(300) })
  expect(leftovers.map(({ principalFen }) => principalFen)).toEqual([yuan(10)])
  expect(next).toBeNull()
  expect(await shop.balance(untouched)).toBe(0)
  expect(await shop.balance(half)).toBe(0)
  expect(await shop.balance(friend)).toBe(yuan(40))

  await shop.call('merchant', owner, 'closing.reopen', { closingId: start.closingId })
  await shop.advance(11 * SECOND)
  expect(await shop.refusal('shopper', friend, 'topUp.start', { ...wish, orderId: newId('ord', shop.now) })).toBe('ok')
  expect(
    await shop.call('merchant', owner, 'closing.start', { ...start, closingId: newId('cls', shop.now) }),
  ).toMatchObject({
    state: 'running',
  })
})

test('a round in which principal came to a card is not the last one: the card may have been looked at before', async () => {
  const { closing: before } = await shop.call('merchant', owner, 'closing.read', {})
  if (before) await shop.call('merchant', owner, 'closing.reopen', { closingId: before.closingId })
  await shop.advance(11 * SECOND)
  const [giver, friend] = [shop.newPerson(), shop.newPerson()]
  await shop.topUp(giver, 'tier_300')
  await shop.balance(friend)
  const gift = { giftId: newId('gft', shop.now), amountFen: yuan(330), greeting: 'coffee' as const }
  const { token } = await shop.call('shopper', giver, 'gift.create', gift)
  await shop.call('shopper', friend, 'gift.claim', { token: token ?? '' })
  await shop.call('staff', owner, 'balance.charge', {
    ticket: await shop.payTicket(friend, owner),
    amountFen: yuan(330),
  })
  const { lines } = await shop.call('staff', owner, 'till.today', {})
  const receiptId = lines[0]?.receiptId ?? ''

  await shop.call('merchant', owner, 'closing.start', {
    closingId: newId('cls', shop.now),
    reason: '搬家',
    confirmation,
  })
  await shop.tick()
  await shop.advance(21 * MINUTE)
  await shop.tick()
  // The next round begins ten minutes on.
  await shop.advance(7 * MINUTE)
  const wish = { refundId: newId('rfd', shop.now), receiptId, amountFen: yuan(330), reason: 'returned' as const }
  await shop.call('staff', owner, 'charge.refund', wish)
  await shop.advance(4 * MINUTE)
  await shop.tick()
  const { closing } = await shop.call('merchant', owner, 'closing.read', {})
  expect([closing?.state, closing?.round]).toEqual(['running', 4])
  expect(await walk(20, 'done')).toBe('done')
  const { leftovers } = await shop.call('merchant', owner, 'closing.report', {
    closingId: closing?.closingId ?? newId('cls', shop.now),
  })
  expect(leftovers.map(({ principalFen }) => principalFen)).toContain(yuan(300))
})
