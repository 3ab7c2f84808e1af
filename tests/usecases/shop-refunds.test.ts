import type { PackId } from '../../src/domain/ids'
import { MINUTE } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

const manager = 'demo-manager'
const elsewhere = 'demo-manager-2'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const manages = (openid: string, store: string) => ({ _id: openid, name: '店长', openid, role: '店长', store })
  await shop.insertDocument('staff', manages(manager, 'store_nanshan'))
  await shop.insertDocument('staff', manages(elsewhere, 'store_futian'))
  await shop.insertDocument('settings', { _id: 'refunds', managerYuan: 400 })
  await shop.call('merchant', owner, 'rules.publish', {})
  // Instances keep what was published for seconds.
  await shop.advance(11_000)
  // WeChat's own notices come in real time: here the shop's page and the clock ask.
  await shop.post('/localcloud/clock', { frozen: true })
})
afterAll(() => shop.close())

const reason = 'consumer' as const

async function lookedUp(member: string, staff = manager) {
  return shop.call('merchant', staff, 'refund.lookUp', { member: { ticket: await shop.payTicket(member, staff) } })
}

async function counterTopUp(member: string, more: object = {}) {
  const ticket = await shop.payTicket(member, clerk)
  const tier300 = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  const wish = {
    orderId: newId('ord', shop.now),
    ticket,
    ...tier300,
    by: 'cash',
    reason: 'pays_cash',
    ...more,
  } as const
  await shop.call('staff', clerk, 'counter.topUp', wish)
  return wish.orderId
}

test('a manager finds a member’s top-up by the pay code, is told the sum by the rule, and gives it back to its end', async () => {
  const member = shop.newPerson()
  const { orderId } = await shop.topUp(member, 'tier_300')
  await shop.call('staff', clerk, 'balance.charge', { ticket: await shop.payTicket(member), amountFen: yuan(48) })
  const found = await lookedUp(member)
  expect(found).toMatchObject({ holder: expect.stringMatching(/^会员 · .{4}$/), notListed: 0, others: [] })
  const onCard = { orderId, payFen: yuan(300), bonusFen: yuan(30), paidBy: 'wechat', storeName: null, isShare: false }
  expect(found.topUps).toMatchObject([{ ...onCard, principalLeftFen: yuan(282), bonusLeftFen: 0, refundId: null }])
  // By the number that the statement shows it is the same one.
  const byNumber = await shop.call('merchant', manager, 'refund.lookUp', { member: { orderId } })
  expect(byNumber.topUps).toEqual(found.topUps)

  const quoteFor = (why: 'consumer' | 'merchant') =>
    shop.call('merchant', manager, 'refund.quote', { orderId, reason: why })
  expect(await quoteFor('merchant')).toMatchObject({ refundFen: yuan(282), usedFen: yuan(48), way: 'original' })
  const quote = await quoteFor(reason)
  expect(quote).toMatchObject({ holder: found.holder, refundFen: 25_637, paidBy: 'wechat', reason })
  const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen: quote.refundFen }
  const { refundId } = wish
  expect(await shop.call('merchant', manager, 'refund.give', wish)).toMatchObject({ state: 'requested', refundId })
  expect((await lookedUp(member)).topUps).toMatchObject([{ orderId, refundId, principalLeftFen: 0 }])
  expect(await shop.refusal('merchant', manager, 'refund.quote', { orderId, reason })).toBe('REFUND_HELD')
  await shop.advance(5000)
  expect(await shop.call('merchant', elsewhere, 'refund.read', { refundId })).toMatchObject({ state: 'refunded' })
  expect(await shop.call('merchant', manager, 'refund.give', wish)).toMatchObject({ state: 'refunded' })
  expect((await lookedUp(member)).topUps).toEqual([])
  expect(await shop.balance(member)).toBe(0)
  const { lines } = await shop.call('shopper', member, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: '充值退款，退回 256.37', orderId })
  // Who did it stands in the ledger, and so does the rule.
  const [entry] = await shop.documents('entries', { 'facts.refundId': refundId, 'facts.kind': 'top_up_refunded' })
  expect(entry).toMatchObject({ facts: { givenBy: manager, reason } })
})

test('a manager’s limit, another store’s counter and one’s own card are each refused before anything is written', async () => {
  const member = shop.newPerson()
  const { orderId: large } = await shop.topUp(member, 'tier_800')
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: 0 })
  const counted = await counterTopUp(member)
  const { orderId: own } = await shop.topUp(manager, 'tier_300')
  for (const [who, orderId, expectedFen, code] of [
    [manager, large, yuan(800), 'REFUND_ABOVE_LIMIT'],
    [elsewhere, counted, yuan(300), 'REFUND_OTHER_STORE'],
    [manager, own, yuan(300), 'REFUND_OWN_CARD'],
  ] as const) {
    expect(await shop.refusal('merchant', who, 'refund.quote', { orderId, reason })).toBe(code)
    const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen }
    expect(await shop.refusal('merchant', who, 'refund.give', wish)).toBe(code)
    expect(await shop.documents('refunds', { orderId })).toEqual([])
  }
  expect(await shop.call('merchant', owner, 'refund.quote', { orderId: large, reason })).toMatchObject({
    refundFen: yuan(800),
  })
  // Paid in cash, so it goes back from hand to hand: frozen until the shop says that it has.
  const quote = await shop.call('merchant', manager, 'refund.quote', { orderId: counted, reason })
  expect(quote).toMatchObject({ refundFen: yuan(300), way: 'by_hand', paidBy: 'cash' })
  const wish = { refundId: newId('rft', shop.now), orderId: counted, reason, expectedFen: yuan(300) }
  const given = await shop.call('merchant', manager, 'refund.give', wish)
  expect(given).toMatchObject({ state: 'manual', whatToDo: expect.stringContaining('¥300.00') })
  const { refundId } = wish
  const done = await shop.call('merchant', manager, 'refund.paid', { refundId, note: '现金，本人签收' })
  expect(done).toMatchObject({ state: 'paid_by_hand', note: '现金，本人签收' })
  expect(await shop.call('merchant', manager, 'refund.read', { refundId })).toEqual(done)
})

test('money that no top-up of the card brought is named, and not given back', async () => {
  const giver = shop.newPerson()
  const friend = shop.newPerson()
  await shop.balance(friend)
  await shop.topUp(giver, 'tier_300')
  const gift = { giftId: newId('gft', shop.now), amountFen: yuan(100), greeting: 'coffee' as const }
  const { token } = await shop.call('shopper', giver, 'gift.create', gift)
  await shop.call('shopper', friend, 'gift.claim', { token: token ?? '' })
  const row = { cardNumber: 'R0001', principalFen: yuan(50), bonusFen: 0, bonusUntil: null, points: 0 }
  const { rows } = await shop.call('merchant', owner, 'cards.import', { batchId: newId('bat', shop.now), rows: [row] })
  const bind = { bindId: newId('bnd', shop.now), cardNumber: row.cardNumber, code: rows[0]?.code ?? '' }
  await shop.call('shopper', friend, 'card.bind', bind)
  const { topUps, others } = await lookedUp(friend)
  expect(topUps).toEqual([])
  expect(others).toEqual([
    { cameBy: 'physical_card', fen: yuan(50) },
    { cameBy: 'gift', fen: yuan(100) },
  ])
})

test('numbers of something else are each answered with what they are of', async () => {
  const wishFor = (orderId: string) => ({ member: { orderId } }) as never
  const heard = (orderId: string) => shop.refusal('merchant', manager, 'refund.lookUp', wishFor(orderId))
  expect(await heard(newId('ord', shop.now))).toBe('ORDER_UNKNOWN')
  expect(await heard('pk_1')).toBe('INPUT_INVALID')
  const guest = shop.newPerson()
  await shop.topUp(guest, 'tier_300')
  const ticket = await shop.payTicket(guest)
  const { payableFen, restFen } = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen: yuan(400) })
  const rest = { ticket, amountFen: yuan(400), expectedPayableFen: payableFen, expectedRestFen: restFen }
  expect(await heard((await shop.call('staff', clerk, 'rest.start', rest)).orderId)).toBe('REFUND_OF_SALE')

  const payer = shop.newPerson()
  await shop.balance(payer)
  const tier300 = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  const phones = ['13800000001', '13800000002']
  const members = await Promise.all(
    phones.map(async phone => {
      const member = shop.newPerson()
      await shop.balance(member)
      const identity = { name: '持卡会员', phone, consent: true as const }
      await shop.call('shopper', member, 'card.name', { namingId: newId('nam', shop.now), ...identity })
      return member
    }),
  )
  const cards = phones.map(phone => ({ card: { by: 'phone' as const, phone }, ...tier300 }))
  const orderId = newId('ord', shop.now)
  const order = await shop.call('shopper', payer, 'batch.start', { orderId, cards })
  await shop.atCashier(order as never, 'pay')
  await shop.call('shopper', payer, 'batch.read', { orderId })
  expect(await heard(orderId)).toBe('REFUND_EACH_CARD')
  // Each card's share has a number of its own, and goes back as a part of the one payment.
  const [share] = (await lookedUp(members[0] ?? '')).topUps
  expect(share).toMatchObject({ payFen: yuan(300), isShare: true, paidBy: 'wechat' })
  expect(await heard(share?.orderId ?? '')).toBe('ok')
})

test('of a shared card only its owner’s code brings the top-ups to light', async () => {
  const [head, member] = [shop.newPerson(), shop.newPerson()]
  for (const each of [head, member]) await shop.balance(each)
  const { sharedPackId } = await shop.call('shopper', head, 'shared.create', {
    ...{ sharedId: newId('shr', shop.now), kind: 'family' as const },
  })
  const orderId = newId('ord', shop.now)
  const tier = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  const order = await shop.call('shopper', head, 'shared.topUpStart', { sharedPackId, orderId, ...tier })
  await shop.atCashier(order, 'pay')
  await shop.call('shopper', head, 'shared.topUpRead', { sharedPackId, orderId })
  const limits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }
  const invite = { inviteId: newId('inv', shop.now), sharedPackId, limits }
  const { token } = await shop.call('shopper', head, 'shared.invite', invite)
  await shop.call('shopper', member, 'shared.join', { token })
  const ticketOf = async (person: string) => {
    const { code } = await shop.call('shopper', person, 'shared.payCode', { sharedPackId: sharedPackId as PackId })
    return (await shop.call('staff', manager, 'code.lookUp', { code })).ticket
  }
  const heard = async (person: string) =>
    shop.refusal('merchant', manager, 'refund.lookUp', { member: { ticket: await ticketOf(person) } })
  expect(await heard(member)).toBe('REFUND_SHARED_OWNER')
  const found = await shop.call('merchant', manager, 'refund.lookUp', { member: { ticket: await ticketOf(head) } })
  expect(found).toMatchObject({ holder: expect.stringMatching(/^家庭卡 · /), topUps: [{ orderId, payFen: yuan(300) }] })
  const ticket = await ticketOf(head)
  expect(await shop.refusal('merchant', elsewhere, 'refund.lookUp', { member: { ticket } })).toBe('CODE_UNKNOWN')
  await shop.advance(11 * MINUTE)
  expect(await shop.refusal('merchant', manager, 'refund.lookUp', { member: { ticket } })).toBe('CODE_EXPIRED')
})
