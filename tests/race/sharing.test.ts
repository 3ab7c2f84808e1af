import { newId, TestShop, yuan } from '../support/shop'

const RACERS = 50

let shop: TestShop
beforeAll(async () => {
  // Enough instances that every racer has one of its own.
  shop = await TestShop.open(['--max-instances', '64'])
}, 120_000)
afterAll(() => shop.close())

async function given(giver: string) {
  const giftId = newId('gft', shop.now)
  const wish = { giftId, amountFen: yuan(100), greeting: 'festival' as const }
  const { token } = await shop.call('shopper', giver, 'gift.create', wish)
  return { giftId, token: token ?? 'none' }
}

test('50 friends claim one gift at once: exactly one has it', async () => {
  const giver = shop.newPerson()
  await shop.topUp(giver, 'tier_300')
  const { token } = await given(giver)
  const friends = Array.from({ length: RACERS }, () => shop.newPerson())
  const replies = await Promise.all(friends.map(friend => shop.ask('shopper', friend, 'gift.claim', { token })))
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  const losers = replies.flatMap(reply => (reply.ok ? [] : [reply.refusal.code]))
  expect(new Set(losers)).toEqual(new Set(['GIFT_CLAIMED']))
  const winner = friends[replies.findIndex(reply => reply.ok)] ?? ''
  expect(await shop.balance(winner)).toBe(yuan(100))
  expect(await shop.documents('entries', { 'facts.kind': 'gift_received' })).toHaveLength(1)
}, 120_000)

test('a gift is claimed, taken back and run out at once: it is in one place', async () => {
  const giver = shop.newPerson()
  await shop.topUp(giver, 'tier_300')
  for (let round = 0; round < 5; round++) {
    const before = await shop.balance(giver)
    const { giftId, token } = await given(giver)
    const friend = shop.newPerson()
    await Promise.all([
      shop.ask('shopper', friend, 'gift.claim', { token }),
      shop.ask('shopper', giver, 'gift.takeBack', { giftId }),
      shop.tick(),
      shop.ask('shopper', friend, 'gift.claim', { token }),
      shop.ask('shopper', giver, 'gift.takeBack', { giftId }),
    ])
    await shop.tick()
    const has = await shop.balance(friend)
    expect([0, yuan(100)]).toContain(has)
    expect((await shop.balance(giver)) + has).toBe(before)
    if (has > 0) await shop.topUp(giver, 'tier_300')
  }
}, 120_000)

test('16 gifts carved at once never take more than the balance', async () => {
  const giver = shop.newPerson()
  await shop.topUp(giver, 'tier_300')
  const wishes = Array.from({ length: 16 }, () => ({
    giftId: newId('gft', shop.now),
    amountFen: yuan(100),
    greeting: 'coffee' as const,
  }))
  const replies = await Promise.all(wishes.map(wish => shop.ask('shopper', giver, 'gift.create', wish)))
  expect(replies.filter(reply => reply.ok)).toHaveLength(3)
  expect(await shop.balance(giver)).toBe(yuan(30))
}, 120_000)

test('one transfer confirmed by 16 instances at once moves the card once', async () => {
  const [holder, receiver] = [shop.newPerson(), shop.newPerson()]
  await shop.topUp(holder, 'tier_300')
  const transferId = newId('trf', shop.now)
  const { token } = await shop.call('shopper', holder, 'transfer.start', { transferId })
  await shop.call('shopper', receiver, 'transfer.accept', { token: token ?? 'none' })
  const wish = { transferId, expectedFen: yuan(330) }
  const replies = await Promise.all(
    Array.from({ length: 16 }, () => shop.ask('shopper', holder, 'transfer.confirm', wish)),
  )
  expect(replies.filter(reply => reply.ok).length).toBeGreaterThan(0)
  await shop.tick()
  expect(await shop.call('shopper', holder, 'transfer.confirm', wish)).toMatchObject({ state: { state: 'done' } })
  expect([await shop.balance(holder), await shop.balance(receiver)]).toEqual([0, yuan(330)])
  expect(await shop.documents('entries', { 'facts.transferId': transferId })).toHaveLength(2)
}, 120_000)

test('two people accept one transfer at once: one is the receiver', async () => {
  const [holder, ...receivers] = Array.from({ length: 9 }, () => shop.newPerson())
  if (!holder) throw new Error('no holder')
  await shop.topUp(holder, 'tier_300')
  const { token } = await shop.call('shopper', holder, 'transfer.start', { transferId: newId('trf', shop.now) })
  const accept = (who: string) => shop.ask('shopper', who, 'transfer.accept', { token: token ?? 'none' })
  const replies = await Promise.all(receivers.map(accept))
  expect(replies.filter(reply => reply.ok)).toHaveLength(1)
  const losers = replies.flatMap(reply => (reply.ok ? [] : [reply.refusal.code]))
  expect(new Set(losers)).toEqual(new Set(['TRANSFER_OVER']))
}, 120_000)
