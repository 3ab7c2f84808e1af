import { MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const tier300 = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
const cash = { by: 'cash', reason: 'pays_cash' } as const

async function openShift(staff = clerk, floatFen = yuan(100)) {
  const shiftId = newId('shf', shop.now)
  await shop.call('staff', staff, 'shift.open', { shiftId, floatFen })
  return shiftId
}

async function memberWithTicket(staff = clerk) {
  const person = shop.newPerson()
  await shop.balance(person)
  return { person, ticket: await shop.payTicket(person, staff) }
}

const wish = (ticket: string, more: object = {}) => ({
  orderId: newId('ord', shop.now),
  ticket,
  ...tier300,
  ...cash,
  ...more,
})

test('cash at the counter is credited once with its bonus, told to the member, counted with the shift, and taken back by a manager', async () => {
  const { person, ticket } = await memberWithTicket()
  expect(await shop.refusal('staff', clerk, 'counter.topUp', wish(ticket))).toBe('COUNTER_NO_SHIFT')
  const shiftId = await openShift()
  const offer = await shop.call('staff', clerk, 'counter.offer', { ticket, amountFen: yuan(350) })
  expect(offer).toMatchObject({
    mine: { onceFen: yuan(500), leftTodayFen: yuan(3000) },
    amount: { tierId: null, payFen: yuan(350), bonusFen: yuan(30), unavailable: null },
    refusal: null,
  })
  expect(offer.tiers.map(tier => tier.unavailable === null)).toEqual([true, false, false])

  const first = wish(ticket)
  const [one, two] = await Promise.all([
    shop.call('staff', clerk, 'counter.topUp', first),
    shop.call('staff', clerk, 'counter.topUp', first),
  ])
  expect(one).toMatchObject({ payFen: yuan(300), bonusFen: yuan(30), balanceFen: yuan(330), by: 'cash' })
  expect({ ...two, repeated: one.repeated }).toEqual(one)
  expect(await shop.balance(person)).toBe(yuan(330))
  expect(await shop.refusal('staff', clerk, 'counter.topUp', { ...first, by: 'pos' })).toBe('COMMAND_ID_REUSED')
  const { lines } = await shop.call('shopper', person, 'statement.page', {})
  expect(lines[0]).toMatchObject({ group: 'top_up', title: '门店充值 300，送 30', storeName: '南山店' })

  const custom = { tierId: null, expectedPayFen: yuan(88.8), expectedBonusFen: 0, by: 'pos' }
  await shop.call('staff', clerk, 'counter.topUp', wish(ticket, custom) as typeof first)
  const voided = { voidId: newId('cvd', shop.now), orderId: first.orderId, reason: 'wrong_amount' as const }
  expect(await shop.refusal('staff', clerk, 'counter.void', voided)).toBe('NOT_ALLOWED')
  const taken = await shop.call('staff', owner, 'counter.void', voided)
  expect(await shop.call('staff', owner, 'counter.void', voided)).toEqual(taken)
  expect(await shop.refusal('staff', owner, 'counter.void', { ...voided, voidId: newId('cvd', shop.now) })).toBe(
    'COMMAND_ID_REUSED',
  )
  expect(await shop.balance(person)).toBe(yuan(88.8))
  await shop.call('staff', clerk, 'counter.topUp', wish(ticket))

  const today = await shop.call('staff', clerk, 'till.today', {})
  expect(today.totals.topUps).toEqual({ cash: { count: 1, fen: yuan(300) }, pos: { count: 1, fen: yuan(88.8) } })
  expect(today.lines.map(line => line.did.kind)).toEqual(['topped_up', 'top_up_voided', 'topped_up', 'topped_up'])
  expect(today.shift?.drawer).toMatchObject({ floatFen: yuan(100), cashFen: yuan(300), posFen: yuan(88.8) })

  expect(await shop.refusal('staff', clerk, 'shift.close', { shiftId })).toBe('CASH_COUNT_NEEDED')
  const short = { shiftId, countedFen: yuan(395) }
  expect(await shop.refusal('staff', clerk, 'shift.close', short)).toBe('CASH_DIFFERS')
  const over = await shop.call('staff', clerk, 'shift.close', { ...short, reason: '找零多给 5 元' })
  expect(over.drawer.count).toMatchObject({ expectedFen: yuan(400), differenceFen: yuan(-5), reason: '找零多给 5 元' })
  expect(over.totals.topUps.cash).toEqual({ count: 1, fen: yuan(300) })
})

test('the limits of a member of staff hold for twenty tills at once and over the shifts of a day', async () => {
  await openShift(clerkElsewhere)
  const tickets = await Promise.all(Array.from({ length: 12 }, () => memberWithTicket(clerkElsewhere)))
  const amount = { tierId: null, expectedPayFen: yuan(500), expectedBonusFen: yuan(30) }
  const answers = await Promise.all(
    tickets.map(({ ticket }) => shop.refusal('staff', clerkElsewhere, 'counter.topUp', { ...wish(ticket), ...amount })),
  )
  expect(answers.filter(answer => answer === 'ok')).toHaveLength(6)
  expect(answers.filter(answer => answer === 'COUNTER_ABOVE_DAY')).toHaveLength(6)
  const { shift } = await shop.call('staff', clerkElsewhere, 'till.today', {})
  if (!shift) throw new Error('the shift is open')
  expect(shift.drawer.cashFen).toBe(yuan(3000))
  await shop.call('staff', clerkElsewhere, 'shift.close', { shiftId: shift.shiftId, countedFen: yuan(3100) })
  await openShift(clerkElsewhere)
  const { ticket } = await memberWithTicket(clerkElsewhere)
  expect(await shop.refusal('staff', clerkElsewhere, 'counter.topUp', wish(ticket))).toBe('COUNTER_ABOVE_DAY')
  const tooMuch = { tierId: 'tier_800', expectedPayFen: yuan(800), expectedBonusFen: yuan(120) }
  expect(await shop.refusal('staff', clerkElsewhere, 'counter.topUp', { ...wish(ticket), ...tooMuch })).toBe(
    'COUNTER_ABOVE_LIMIT',
  )
})

test('what was used, is too old or was handed over is not taken back; the rest goes back by hand, by the written rule', async () => {
  const shiftId = await openShift()
  const { person, ticket } = await memberWithTicket()
  const { orderId } = await shop.call('staff', clerk, 'counter.topUp', wish(ticket))
  const later = await shop.call('staff', clerk, 'counter.topUp', wish(ticket))
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(40) })
  const take = (order: typeof orderId) =>
    shop.refusal('staff', owner, 'counter.void', {
      voidId: newId('cvd', shop.now),
      orderId: order,
      reason: 'not_paid',
    })
  expect(await take(orderId)).toBe('COUNTER_USED')
  expect(await take(newId('ord', shop.now))).toBe('COUNTER_UNKNOWN')
  await shop.advance(31 * MINUTE)
  expect(await take(later.orderId)).toBe('COUNTER_VOID_TOO_LATE')
  await shop.call('staff', clerk, 'shift.close', { shiftId, countedFen: yuan(700) })

  const quote = { orderId, reason: 'consumer' as const }
  const { refundFen } = await shop.call('shopper', person, 'refund.quote', quote)
  const refundId = newId('rft', shop.now)
  const started = await shop.call('shopper', person, 'refund.start', { refundId, ...quote, expectedFen: refundFen })
  expect(started.state).toBe('by_hand')
  await shop.call('merchant', owner, 'refund.paid', { refundId })
  const { lines } = await shop.call('shopper', person, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: `充值退款，退回 ${refundFen / 100}`, orderId })
})

test('a top-up that was given up half-way is credited to nobody, and nothing of it is in the drawer', async () => {
  const shiftId = await openShift()
  const { person, ticket } = await memberWithTicket()
  const pending = wish(ticket)
  await shop.arm({ action: 'database.modifyDocument', target: 'packs', kind: 'error' })
  await shop.ask('staff', clerk, 'counter.topUp', pending)
  await shop.disarm()
  await shop.advance(3 * MINUTE)
  await shop.tick()
  expect(await shop.balance(person)).toBe(0)
  expect(await shop.refusal('staff', clerk, 'counter.topUp', pending)).toBe('ORDER_CLOSED')
  const { shift } = await shop.call('staff', clerk, 'till.today', {})
  expect(shift?.drawer.cashFen).toBe(0)
  await shop.call('staff', clerk, 'shift.close', { shiftId, countedFen: yuan(100) })
})
