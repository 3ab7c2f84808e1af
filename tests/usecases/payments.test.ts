import { MINUTE } from '../../src/domain/time'
import { interrupted, interruptionsOf } from '../support/interruptions'
import { clerk, clerkElsewhere, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function rich(): Promise<string> {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  return person
}

async function wishOf(people: string[], amountFen: number) {
  const tickets = await Promise.all(people.map(person => shop.payTicket(person)))
  return { paymentId: newId('pay', shop.now), tickets, amountFen }
}

const take = (wish: Awaited<ReturnType<typeof wishOf>>) => shop.call('staff', clerk, 'balance.chargeTogether', wish)
const balances = (people: string[]) => Promise.all(people.map(person => shop.balance(person)))

async function openHolds(): Promise<unknown[]> {
  const packs = await shop.documents<{ holds: unknown[] }>('packs')
  return packs.flatMap(pack => pack.holds)
}

test('one payment from two packs takes all of it once, whatever is repeated', async () => {
  const people = [await rich(), await rich()]
  const wish = await wishOf(people, yuan(500))
  const receipt = await take(wish)
  expect(receipt.parts.map(part => part.amountFen).sort()).toEqual([yuan(170), yuan(330)])
  expect(await take(wish)).toEqual(receipt)
  expect(await balances(people)).toEqual([0, yuan(160)])
  expect(await openHolds()).toEqual([])
  expect(await shop.refusal('staff', clerk, 'balance.chargeTogether', { ...wish, amountFen: 1 })).toBe(
    'COMMAND_ID_REUSED',
  )
})

test('too little altogether, a used code, a foreign ticket: nothing is taken from anybody', async () => {
  const people = [await rich(), await rich()]
  const wish = await wishOf(people, yuan(661))
  expect(await shop.refusal('staff', clerk, 'balance.chargeTogether', wish)).toBe('BALANCE_TOO_LOW')
  expect(await shop.refusal('staff', clerkElsewhere, 'balance.chargeTogether', wish)).toBe('CODE_UNKNOWN')
  const used = await wishOf(people, yuan(400))
  await shop.call('staff', clerk, 'balance.charge', { ticket: used.tickets[1] ?? '', amountFen: yuan(1) })
  expect(await shop.refusal('staff', clerk, 'balance.chargeTogether', used)).toBe('CODE_USED')
  expect(await balances(people)).toEqual([yuan(330), yuan(329)])
  expect(await openHolds()).toEqual([])
  const fresh = await wishOf(people, yuan(400))
  expect((await take(fresh)).amountFen).toBe(yuan(400))
})

test('interrupted at every call and left to the clock: all of it is taken, or nothing is, and no hold stays', async () => {
  const counted = [await rich(), await rich()]
  const cases = await interruptionsOf(shop, 'staff', async () => take(await wishOf(counted, yuan(400))))
  let people = [await rich(), await rich()]
  for (const each of cases) {
    if (Math.min(...(await balances(people))) < yuan(6)) people = [await rich(), await rich()]
    const before = await balances(people)
    const needs = (before[0] ?? 0) + yuan(5)
    const wish = await wishOf(people, needs)
    await interrupted(shop, each, () => take(wish))
    await shop.advance(3 * MINUTE)
    await shop.tick()
    await shop.tick()
    const [payment] = await shop.documents<{ progress: { state: string } }>('payments', { _id: wish.paymentId })
    const state = payment?.progress.state ?? 'none'
    expect([each.name, ['captured', 'released', 'none'].includes(state)]).toEqual([each.name, true])
    const after = await balances(people)
    expect([each.name, after]).toEqual([each.name, state === 'captured' ? [0, (before[1] ?? 0) - yuan(5)] : before])
    if (state === 'captured') people = [await rich(), people[1] ?? '']
  }
  expect(await openHolds()).toEqual([])
}, 400_000)

test('payments over the same packs in opposite order, many at once: none waits for ever, nothing is taken twice', async () => {
  const people = [await rich(), await rich()]
  const wishes = await Promise.all(
    Array.from({ length: 6 }, (_, each) => wishOf(each % 2 ? people.toReversed() : people, yuan(340))),
  )
  const replies = await Promise.all(wishes.map(wish => shop.ask('staff', clerk, 'balance.chargeTogether', wish)))
  expect(replies.filter(reply => reply.ok).length).toBeLessThanOrEqual(1)
  await shop.advance(3 * MINUTE)
  await shop.tick()
  await shop.tick()
  const captured = await shop.documents('payments', { 'progress.state': 'captured', amountFen: yuan(340) })
  const left = (await balances(people)).reduce((sum, each) => sum + each, 0)
  expect(left).toBe(yuan(660) - captured.length * yuan(340))
  expect(await openHolds()).toEqual([])
}, 120_000)
