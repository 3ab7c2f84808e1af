import { MINUTE } from '../../src/domain/time'
import { interrupted, interruptionsOf } from '../support/interruptions'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

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

/** Somebody with money and the coupon “满 50 减 10”. */
async function richWithCoupon(): Promise<string> {
  const person = await rich()
  await shop.call('shopper', person, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  return person
}

const usable = async (person: string) => (await shop.call('shopper', person, 'coupons.wallet', {})).usable.length

test('a quote tells who pays how much at the first card’s best price, and the charge takes exactly that, once', async () => {
  const people = [await richWithCoupon(), await richWithCoupon()]
  const { paymentId, tickets, amountFen } = await wishOf(people, yuan(500))
  const [first = '', second = ''] = tickets
  const alone = await shop.call('staff', clerk, 'charge.quoteTogether', { tickets: [first], amountFen })
  expect(alone).toMatchObject({ payableFen: yuan(490), discountFen: yuan(10), missingFen: yuan(160) })
  const again = await shop.payTicket(people[0] ?? '')
  const quote = await shop.call('staff', clerk, 'charge.quoteTogether', { tickets: [first, second, again], amountFen })
  expect(quote).toMatchObject({ payableFen: yuan(490), missingFen: 0 })
  expect(quote.payers.map(({ paysFen, sameAs }) => [paysFen, sameAs])).toEqual([
    [yuan(330), null],
    [yuan(160), null],
    [0, 0],
  ])
  expect(await balances(people)).toEqual([yuan(330), yuan(330)])
  const wish = { paymentId, tickets, amountFen }
  const at = (expectedPayableFen: number) => ({ ...wish, expectedPayableFen })
  expect(await shop.refusal('staff', clerk, 'balance.chargeTogether', at(yuan(500)))).toBe('PRICE_CHANGED')
  // Told twice at once it is one payment: both hear the same.
  const [receipt, same] = await Promise.all([take(at(yuan(490))), take(at(yuan(490)))])
  expect(same).toEqual(receipt)
  expect(receipt).toMatchObject({ amountFen: yuan(490), orderFen: yuan(500), coupons: ['满减券'] })
  expect(receipt.parts.map(part => part.amountFen)).toEqual([yuan(330), yuan(160)])
  expect(await shop.refusal('staff', clerk, 'balance.chargeTogether', wish)).toBe('COMMAND_ID_REUSED')
  expect(await balances(people)).toEqual([0, yuan(170)])
  expect([await usable(people[0] ?? ''), await usable(people[1] ?? '')]).toEqual([0, 1])
  await shop.advance(11 * MINUTE)
  expect(await take(at(yuan(490)))).toEqual(receipt)
  const { lines } = await shop.call('staff', owner, 'till.today', {})
  const parts = lines.flatMap(({ did }) =>
    did.kind === 'charged' && did.together?.paymentId === paymentId ? [did] : [],
  )
  // Packs are taken in the order of their ids, which chance has made.
  parts.sort((a, b) => a.amountFen - b.amountFen)
  expect(parts.map(did => [did.amountFen, did.together?.paidFen])).toEqual([
    [yuan(160), yuan(490)],
    [yuan(330), yuan(490)],
  ])
  const reason = 'returned' as const
  const back = {
    refundId: newId('rfd', shop.now),
    receiptId: receipt.parts[0]?.receiptId ?? '',
    amountFen: yuan(330),
    reason,
  }
  await shop.call('staff', owner, 'charge.refund', back)
  expect(await balances(people)).toEqual([yuan(330), yuan(170)])
})

test('what comes to nothing gives the coupon back; a foreign, an old and a used code get the answers they always get', async () => {
  const people = [await richWithCoupon(), await rich()]
  const wish = await wishOf(people, yuan(500))
  const quote = (by: string) =>
    shop.refusal('staff', by, 'charge.quoteTogether', { tickets: wish.tickets, amountFen: 1 })
  expect(await quote(clerkElsewhere)).toBe('CODE_UNKNOWN')
  // The function dies when both holds are placed, and before it is decided that they are taken.
  await shop.arm({ action: 'database.modifyDocument', target: 'packs', kind: 'kill', effect: 'done', nth: 2, times: 1 })
  const died = await shop
    .ask('staff', clerk, 'balance.chargeTogether', { ...wish, expectedPayableFen: yuan(490) })
    .catch(() => null)
  expect(died?.ok ?? false).toBe(false)
  await shop.disarm()
  expect(await openHolds()).toHaveLength(2)
  expect(await quote(clerk)).toBe('CODE_USED')
  await shop.advance(3 * MINUTE)
  await shop.tick()
  expect(await openHolds()).toEqual([])
  expect([await balances(people), await usable(people[0] ?? '')]).toEqual([[yuan(330), yuan(330)], 1])
  const old = await wishOf(people, yuan(500))
  await shop.advance(11 * MINUTE)
  expect(await shop.refusal('staff', clerk, 'charge.quoteTogether', { tickets: old.tickets, amountFen: 1 })).toBe(
    'CODE_EXPIRED',
  )
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
