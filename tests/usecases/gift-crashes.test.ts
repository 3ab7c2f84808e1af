import type { GiftId } from '../../src/domain/ids'
import { DAY, MINUTE } from '../../src/domain/time'
import { interrupted, interruptionsOf } from '../support/interruptions'
import { newId, TestShop, yuan } from '../support/shop'

// What is tried again is the crash matrix's (tests/crash): here everybody gives up and the clock is left to settle it.

/** Each gift of these tests. */
const GIFT = yuan(3)

let shop: TestShop
let giver: string
beforeAll(async () => {
  shop = await TestShop.open()
  giver = shop.newPerson()
  await shop.topUp(giver, 'tier_1500')
  // Both functions have read the rules: every act below makes the same calls.
  await shop.call('shopper', giver, 'gift.list', {})
})
afterAll(() => shop.close())

const wishOf = (giftId: GiftId) => ({ giftId, amountFen: GIFT, greeting: 'coffee' as const })
const create = (giftId: GiftId) => shop.call('shopper', giver, 'gift.create', wishOf(giftId))
const claim = (friend: string, token: string) => shop.call('shopper', friend, 'gift.claim', { token })

async function newGift() {
  const giftId = newId('gft', shop.now)
  const { token } = await create(giftId)
  if (token === null) throw new Error('no link')
  return { giftId, token }
}

async function progressOf(giftId: GiftId) {
  const [gift] = await shop.documents<{ progress: { state: string; reason?: string }; dueAt: number | null }>('gifts', {
    _id: giftId,
  })
  return gift?.progress.state ?? 'none'
}

/** Everything the pack has sent out and that is neither claimed nor back. */
async function parcels(): Promise<string[]> {
  const packs = await shop.documents<{ parcels: Record<string, unknown> }>('packs')
  return packs.flatMap(pack => Object.keys(pack.parcels))
}

async function entriesOf(giftId: GiftId): Promise<string[]> {
  const entries = await shop.documents<{ facts: { kind: string } }>('entries', { 'facts.giftId': giftId })
  return entries.map(entry => entry.facts.kind).sort()
}

async function settleByClock(): Promise<void> {
  await shop.advance(11 * MINUTE)
  await shop.tick()
  await shop.tick()
}

test('making a gift, interrupted at every call and never tried again: the clock settles it, and nothing is lost', async () => {
  const before = await shop.balance(giver)
  const cases = await interruptionsOf(shop, 'shopper', newGift)
  const made: [string, GiftId][] = []
  for (const each of cases) {
    const giftId = newId('gft', shop.now)
    await interrupted(shop, each, () => create(giftId))
    made.push([each.name, giftId])
    await settleByClock()
    expect([each.name, ['open', 'withdrawn', 'none'].includes(await progressOf(giftId))]).toEqual([each.name, true])
    await emptyOpenGifts()
  }
  await shop.tick()
  expect(await shop.balance(giver)).toBe(before)
  for (const [name, giftId] of made) {
    expect([name, ['returned', 'withdrawn', 'none'].includes(await progressOf(giftId))]).toEqual([name, true])
  }
  expect(await parcels()).toEqual([])
}, 300_000)

test('claiming a gift, interrupted at every call and left to the clock: the friend has it once, or it is still to be had', async () => {
  const cases = await interruptionsOf(shop, 'shopper', async () => {
    const { token } = await newGift()
    await shop.post('/localcloud/faults', {
      faults: [{ action: 'database.*', function: 'shopper', kind: 'error', nth: 10_000, times: 1 }],
    })
    await claim(shop.newPerson(), token)
  })
  expect(cases.length).toBeGreaterThanOrEqual(2 * 8)
  for (const each of cases) {
    const { giftId, token } = await newGift()
    const friend = shop.newPerson()
    const before = await shop.balance(giver)
    await interrupted(shop, each, () => claim(friend, token))
    await settleByClock()
    const state = await progressOf(giftId)
    // Left alone before the deciding write, the gift is still anybody's; after it, it is the friend's.
    expect([each.name, ['open', 'received'].includes(state)]).toEqual([each.name, true])
    expect([each.name, await shop.balance(friend)]).toEqual([each.name, state === 'received' ? GIFT : 0])
    if (state === 'open') await shop.call('shopper', giver, 'gift.takeBack', { giftId })
    expect([each.name, await shop.balance(giver)]).toEqual([each.name, before + (state === 'open' ? GIFT : 0)])
  }
  expect(await parcels()).toEqual([])
}, 600_000)

test('taking a gift back, interrupted at every call: it is back once', async () => {
  const cases = await interruptionsOf(shop, 'shopper', async () => {
    const { giftId } = await newGift()
    await shop.post('/localcloud/faults', {
      faults: [{ action: 'database.*', function: 'shopper', kind: 'error', nth: 10_000, times: 1 }],
    })
    await shop.call('shopper', giver, 'gift.takeBack', { giftId })
  })
  for (const each of cases) {
    const before = await shop.balance(giver)
    const { giftId } = await newGift()
    await interrupted(shop, each, () => shop.call('shopper', giver, 'gift.takeBack', { giftId }))
    await settleByClock()
    await shop.call('shopper', giver, 'gift.takeBack', { giftId })
    expect([each.name, await shop.balance(giver)]).toEqual([each.name, before])
    expect([each.name, await entriesOf(giftId)]).toEqual([each.name, ['gift_carved', 'gift_returned']])
  }
  expect(await parcels()).toEqual([])
}, 300_000)

test('a carve that wakes up after the clock has given its gift up finds itself void', async () => {
  const giftId = newId('gft', shop.now)
  const before = await shop.balance(giver)
  // The function dies just before it writes the giver's pack: the second write of the call.
  const fault = {
    action: 'database.modifyDocument',
    target: 'packs',
    function: 'shopper',
    nth: 1,
    times: 1,
    kind: 'kill',
  }
  await interrupted(shop, { name: 'dies', fault }, () => create(giftId))
  expect(await progressOf(giftId)).toBe('draft')
  await settleByClock()
  expect(await progressOf(giftId)).toBe('withdrawn')
  expect(await create(giftId)).toMatchObject({ state: 'withdrawn', token: null })
  expect(await shop.balance(giver)).toBe(before)
  const voided = await shop.documents('entries', { 'facts.kind': 'voided', _id: { $regex: giftId.slice(4) } })
  expect(voided).toHaveLength(1)
})

/** Gifts that the counting run or a test left open go back, so that the giver can always make another. */
async function emptyOpenGifts(): Promise<void> {
  const open = await shop.documents('gifts', { 'progress.state': 'open' })
  for (const gift of open) await shop.call('shopper', giver, 'gift.takeBack', { giftId: gift._id as GiftId })
  await shop.advance(DAY / 24)
}
