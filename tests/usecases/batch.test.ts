import type { BatchCardView } from '../../src/contract/batch'
import type { ShopperInputs } from '../../src/contract/shopper'
import { DAY, HOUR, MINUTE } from '../../src/domain/time'
import { newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const tier300 = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
let phones = 0

/** A member whose name and phone are on file. */
async function named() {
  const openid = shop.newPerson()
  await shop.balance(openid)
  const phone = `139${String(++phones).padStart(8, '0')}`
  const identity = { name: '持卡会员', phone, consent: true as const }
  await shop.call('shopper', openid, 'card.name', { namingId: newId('nam', shop.now), ...identity })
  return { openid, card: { by: 'phone' as const, phone } }
}

async function payer(count: number) {
  const openid = shop.newPerson()
  await shop.balance(openid)
  const members: Awaited<ReturnType<typeof named>>[] = []
  for (let each = 0; each < count; each++) members.push(await named())
  const wish = (orderId = newId('ord', shop.now)): ShopperInputs['batch.start'] => {
    return { orderId, cards: members.map(({ card }) => ({ card, ...tier300 })) }
  }
  return { openid, members, wish }
}

async function packIdOf(openid: string): Promise<string> {
  const { packId } = await shop.call('shopper', openid, 'device.register', {
    deviceId: newId('dev', shop.now),
    publicKey: Buffer.alloc(32, 9).toString('base64url'),
  })
  return packId
}

async function paid(openid: string, wish: ShopperInputs['batch.start']) {
  const started = await shop.call('shopper', openid, 'batch.start', wish)
  if (started.state.state !== 'paying') throw new Error(started.state.state)
  const { package: prepay } = started.state.payment
  await shop.post(`/pay/sandbox/${prepay.replace('prepay_id=', '')}`, { action: 'pay' })
  return () => shop.call('shopper', openid, 'batch.read', { orderId: wish.orderId })
}

const states = (cards: BatchCardView[]) => cards.map(card => card.state)

test('one payment reaches every card once, whoever brings it, and each is given back by itself to who paid', async () => {
  const { openid, members, wish } = await payer(3)
  const own = wish()
  const twice = await Promise.all([1, 2].map(() => shop.call('shopper', openid, 'batch.start', own)))
  expect(new Set(twice.map(({ state }) => state.state))).toEqual(new Set(['paying']))
  const read = await paid(openid, own)
  await Promise.all([read(), read(), shop.tick()])
  const { state, cards, payFen, bonusFen } = await read()
  expect([state.state, states(cards), payFen, bonusFen]).toEqual([
    ...['settled', ['credited', 'credited', 'credited'], yuan(900), yuan(90)],
  ])
  for (const member of members) expect(await shop.balance(member.openid)).toBe(yuan(330))
  expect(await shop.balance(openid)).toBe(0)

  const [first] = members
  const { lines } = await shop.call('shopper', first?.openid ?? '', 'statement.page', {})
  expect(lines[0]?.title).toMatch(/^会员 · \w{4} 代充 300，送 30$/)
  const orderId = lines[0]?.orderId as NonNullable<(typeof lines)[0]['orderId']>
  await shop.arm({ action: 'notice', kind: 'lose' })
  const give = { refundId: newId('rft', shop.now), orderId, reason: 'merchant' as const, expectedFen: yuan(300) }
  await shop.call('merchant', owner, 'refund.give', give)
  await shop.advance(MINUTE)
  await shop.tick()
  await shop.disarm()
  const [refund] = await shop.documents<{ progress: { state: string } }>('refunds', { _id: give.refundId })
  expect(refund?.progress.state).toBe('refunded')
  expect(await shop.balance(first?.openid ?? '')).toBe(0)
  const { orders } = await shop.get<{ orders: { outTradeNo: string; totalFee: number; refundedFee?: number }[] }>(
    '/localcloud/pay/orders?limit=1000',
  )
  expect(orders.filter(order => order.totalFee === yuan(900))).toHaveLength(1)
})

test('a card that cannot take it names itself before anything is asked to be paid, and keeps no room anywhere', async () => {
  const { openid, members, wish } = await payer(2)
  const [, second] = members
  const room = { reservations: {} }
  for (let each = 0; each < 5; each++) await shop.startTopUp(second?.openid ?? '', 'tier_800')
  const reply = await shop.ask('shopper', openid, 'batch.start', wish())
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'BATCH_CARD_REFUSED' } })
  const packs = await shop.documents<typeof room>('packs', { _id: await packIdOf(members[0]?.openid ?? '') })
  expect(packs[0]?.reservations).toEqual({})
  const again = wish()
  const doubled = { ...again, cards: [again.cards[0], again.cards[0]] as typeof again.cards }
  expect(await shop.refusal('shopper', openid, 'batch.start', doubled)).toBe('BATCH_CARD_TWICE')
  const dear = { ...again, cards: [{ ...again.cards[0], expectedPayFen: yuan(299) }] as typeof again.cards }
  expect(await shop.refusal('shopper', openid, 'batch.start', dear)).toBe('TIER_CHANGED')
})

test('a card that was frozen after the payment keeps nobody from theirs, and its share goes back to the payer', async () => {
  const { openid, members, wish } = await payer(2)
  const [first, second] = members
  const packId = await packIdOf(second?.openid ?? '')
  const own = wish()
  await shop.call('shopper', openid, 'batch.start', own)
  await shop.editDocument('packs', { _id: packId }, { frozen: 'seal_broken' })
  const read = await paid(openid, own)
  const { state, cards } = await read()
  expect([state.state, states(cards)]).toEqual(['crediting', ['credited', 'waiting']])
  expect(await shop.balance(first?.openid ?? '')).toBe(yuan(330))
  await shop.advance(HOUR)
  await shop.tick()
  expect(states((await read()).cards)).toEqual(['credited', 'going_back'])
  for (let tick = 0; tick < 3; tick++) {
    await shop.advance(MINUTE)
    await shop.tick()
  }
  const end = await read()
  expect([end.state.state, states(end.cards)]).toEqual(['settled', ['credited', 'given_back']])
  expect(await shop.balance(openid)).toBe(0)
  const [refund] = await shop.documents<{ refundFen: number; progress: { state: string } }>('refunds', {
    paidUnder: { orderId: own.orderId, totalFen: yuan(600) },
  })
  expect([refund?.refundFen, refund?.progress.state]).toEqual([yuan(300), 'refunded'])

  await shop.advance(DAY + DAY / 2)
  for (let tick = 0; tick < 3; tick++) await shop.tick()
  const { days } = await shop.call('merchant', owner, 'bill.days', {})
  expect(days.map(day => day.openDifferences)).toEqual(days.map(() => 0))
})

test('nobody learns by asking who is a member here', async () => {
  const { openid } = await payer(0)
  const find = (phone: string) => shop.refusal('shopper', openid, 'batch.find', { card: { by: 'phone', phone } })
  const answers: string[] = []
  for (let each = 0; each < 11; each++) answers.push(await find(`1380000${String(each).padStart(4, '0')}`))
  expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'BATCH_CARD_UNKNOWN'))
  expect(answers[10]).toBe('CODE_TOO_MANY_TRIES')
})

test('the owner of a shared card tops up those who are on it', async () => {
  const { openid } = await payer(0)
  const shared = { sharedId: newId('shr', shop.now), kind: 'enterprise' as const }
  const { sharedPackId } = await shop.call('shopper', openid, 'shared.create', shared)
  const limits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }
  const { token } = await shop.call('shopper', openid, 'shared.invite', {
    ...{ inviteId: newId('inv', shop.now), sharedPackId, limits },
  })
  const guest = shop.newPerson()
  await shop.balance(guest)
  await shop.call('shopper', guest, 'shared.join', { token })
  const { shared: cards, limits: most } = await shop.call('shopper', openid, 'batch.offer', {})
  expect(most).toEqual({ mostCards: 20, mostFen: yuan(20_000) })
  expect(cards).toMatchObject([{ sharedPackId, members: [{ name: expect.stringMatching(/^会员 · /) }] }])
  const memberPackId = cards[0]?.members[0]?.memberPackId as never
  const card = { by: 'shared' as const, sharedPackId, memberPackId }
  const read = await paid(openid, { orderId: newId('ord', shop.now), cards: [{ card, ...tier300 }] })
  expect((await read()).state.state).toBe('settled')
  expect(await shop.balance(guest)).toBe(yuan(330))
  // A member of it may not: who is on the card is the owner's to know.
  expect(await shop.refusal('shopper', guest, 'batch.find', { card })).toBe('BATCH_CARD_UNKNOWN')
})
