import type { OrderView } from '../../src/contract/top-up'
import { DAY, HOUR } from '../../src/domain/time'
import { newId, TestShop, yuan } from '../support/shop'

const terms = { planId: 'plan_monthly_100', expectedPayFen: yuan(100), expectedTimes: 12 }
const instalment = { expectedPayFen: yuan(100), expectedBonusFen: yuan(5) }

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.disarm())

async function member() {
  const openid = shop.newPerson()
  const membershipId = newId('ipl', shop.now)
  return { openid, membershipId, joined: await shop.call('shopper', openid, 'plans.join', { membershipId, ...terms }) }
}

type Member = Awaited<ReturnType<typeof member>>

const pay = ({ openid, membershipId }: Member, number: number) =>
  shop.call('shopper', openid, 'plans.pay', { membershipId, number, ...instalment })
const whyNotPay = ({ openid, membershipId }: Member, number: number) =>
  shop.refusal('shopper', openid, 'plans.pay', { membershipId, number, ...instalment })

async function paid({ openid }: Member, order: OrderView): Promise<void> {
  await shop.atCashier(order, 'pay')
  await shop.call('shopper', openid, 'topUp.read', { orderId: order.orderId })
}

const mine = async ({ openid }: Member) => (await shop.call('shopper', openid, 'plans.page', {})).mine[0]

test('joined once, each instalment is an order of its own, credited once when it is paid, with its bonus', async () => {
  const who = await member()
  expect(who.joined).toMatchObject({ state: 'running', paid: 0, next: { number: 1, unavailable: null } })
  const again = { membershipId: who.membershipId, ...terms }
  expect(await shop.call('shopper', who.openid, 'plans.join', again)).toEqual(who.joined)
  const twice = { membershipId: newId('ipl', shop.now), ...terms }
  expect(await shop.refusal('shopper', who.openid, 'plans.join', twice)).toBe('PLAN_JOINED')
  const [order, same] = await Promise.all([pay(who, 1), pay(who, 1)])
  expect(same?.orderId).toBe(order?.orderId)
  await paid(who, order as OrderView)
  expect(await shop.balance(who.openid)).toBe(yuan(105))
  expect(await mine(who)).toMatchObject({ paid: 1, next: { number: 2 } })
  expect(await whyNotPay(who, 1)).toBe('INSTALMENT_PAID')
  expect(await whyNotPay(who, 2)).toBe('INSTALMENT_NOT_YET')
  await shop.advance(31 * DAY)
  await paid(who, await pay(who, 2))
  expect(await shop.balance(who.openid)).toBe(yuan(210))
  const { orderId } = order as OrderView
  const quote = await shop.call('shopper', who.openid, 'refund.quote', { orderId, reason: 'consumer' })
  expect(quote).toMatchObject({ refundFen: yuan(100), paidFen: yuan(100) })
})

test('an instalment whose payment was given up is asked for anew; the first way to pay stays closed', async () => {
  const who = await member()
  const first = await pay(who, 1)
  await shop.advance(HOUR)
  await shop.tick()
  const second = await pay(who, 1)
  expect(second.orderId).not.toBe(first.orderId)
  await paid(who, second)
  expect(await mine(who)).toMatchObject({ paid: 1 })
  expect(await shop.balance(who.openid)).toBe(yuan(105))
})

test('the clock ends a plan whose grace is over; leaving ends it at any time; what was credited stays', async () => {
  const [late, gone] = [await member(), await member()]
  for (const who of [late, gone]) await paid(who, await pay(who, 1))
  const left = await shop.call('shopper', gone.openid, 'plans.leave', { membershipId: gone.membershipId })
  expect(left).toMatchObject({ state: 'left', paid: 1, next: null })
  expect(await shop.call('shopper', gone.openid, 'plans.leave', { membershipId: gone.membershipId })).toEqual(left)
  expect(await whyNotPay(gone, 2)).toBe('PLAN_OVER')
  await shop.advance(40 * DAY)
  await shop.tick()
  await shop.tick()
  const [document] = await shop.documents<{ progress: object }>('plan_memberships', { _id: late.membershipId })
  expect(document?.progress).toMatchObject({ state: 'missed', paid: 1 })
  expect(await shop.balance(late.openid)).toBe(yuan(105))
  const anew = { membershipId: newId('ipl', shop.now), ...terms }
  expect((await shop.call('shopper', gone.openid, 'plans.join', anew)).state).toBe('running')
})

test('two joins at once sit down once; foreign plans, other terms and bad numbers are refused', async () => {
  const [openid, stranger] = [shop.newPerson(), shop.newPerson()]
  await Promise.all([shop.balance(openid), shop.balance(stranger)])
  const wishes = Array.from({ length: 4 }, () => ({ membershipId: newId('ipl', shop.now), ...terms }))
  const codes = await Promise.all(wishes.map(wish => shop.refusal('shopper', openid, 'plans.join', wish)))
  expect(codes.filter(code => code === 'ok')).toHaveLength(1)
  const membershipId = wishes[codes.indexOf('ok')]?.membershipId ?? newId('ipl')
  expect(await shop.refusal('shopper', stranger, 'plans.leave', { membershipId })).toBe('PLAN_UNKNOWN')
  expect(await shop.refusal('shopper', stranger, 'plans.pay', { membershipId, number: 1, ...instalment })).toBe(
    'PLAN_UNKNOWN',
  )
  const cheap = { membershipId, number: 1, expectedPayFen: yuan(1), expectedBonusFen: yuan(5) }
  expect(await shop.refusal('shopper', openid, 'plans.pay', cheap)).toBe('TIER_CHANGED')
  const other = { membershipId: newId('ipl', shop.now), ...terms, expectedPayFen: yuan(50) }
  expect(await shop.refusal('shopper', stranger, 'plans.join', other)).toBe('PLAN_CHANGED')
  expect(await shop.refusal('shopper', stranger, 'plans.join', { ...other, planId: 'none' })).toBe('PLAN_NOT_AVAILABLE')
  for (const number of [0, -1, 1.5, 37]) {
    expect(await shop.refusal('shopper', openid, 'plans.pay', { membershipId, number, ...instalment })).toBe(
      'INPUT_INVALID',
    )
  }
})
