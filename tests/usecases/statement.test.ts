import { monthOf, shopDayOf } from '../../src/domain/time'
import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop

beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.resetClock())

async function charge(shopper: string, amountFen = yuan(1)): Promise<void> {
  const ticket = await shop.payTicket(shopper)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen })
}

/** Somebody with 300 and 45 charges of ¥1, a coupon claimed after the 20th. */
async function livelyMember(): Promise<string> {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  for (let times = 0; times < 45; times++) {
    await charge(shopper)
    if (times === 20) {
      await shop.call('shopper', shopper, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_90' })
    }
  }
  return shopper
}

async function allLines(shopper: string, filter: { month?: string; group?: 'spend' | 'coupon' | 'top_up' }) {
  const lines = []
  for (let before: number | null | undefined; before !== null; ) {
    const page = await shop.call('shopper', shopper, 'statement.page', { ...filter, ...(before ? { before } : {}) })
    expect(page.lines.length).toBeLessThanOrEqual(20)
    lines.push(...page.lines)
    before = page.next
  }
  return lines
}

test('pages follow one another without a gap, and each running balance explains the next', async () => {
  const shopper = await livelyMember()
  const lines = (await allLines(shopper, {})).reverse()
  expect(lines.map(line => line.seq)).toEqual(Array.from({ length: 47 }, (_, place) => place + 1))
  lines.reduce((balanceFen, line) => {
    expect(line.balanceFen).toBe(balanceFen + line.changeFen)
    return line.balanceFen
  }, 0)
})

test('the statement of one group lists its entries and no others', async () => {
  const shopper = await livelyMember()
  expect(await allLines(shopper, { group: 'spend' })).toHaveLength(45)
  expect((await allLines(shopper, { group: 'coupon' })).map(line => line.seq)).toEqual([23])
  expect((await allLines(shopper, { group: 'top_up' })).map(line => line.seq)).toEqual([1])
})

test('a month lists what happened in it by the shop’s own calendar, for one group as for all', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const first = monthOf(shopDayOf(shop.now))
  await shop.advance(32 * 24 * 3_600_000)
  await charge(shopper)
  const second = monthOf(shopDayOf(shop.now))
  expect((await allLines(shopper, { month: first })).map(line => line.seq)).toEqual([1])
  expect((await allLines(shopper, { month: second })).map(line => line.seq)).toEqual([2])
  expect(await allLines(shopper, { month: second, group: 'top_up' })).toEqual([])
})

test('an entry edited in the console freezes the pack as soon as anybody reads it, and is reported with its place', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  await charge(shopper)
  const { packId } = (await shop.documents<{ packId: string }>('entries', { 'facts.kind': 'spent' })).at(-1) ?? {}
  const edited = { packId, seq: 2 }
  await shop.editDocument('entries', edited, { after: { principalFen: yuan(9999), bonusFen: 0, points: 0 } })
  expect(await shop.refusal('shopper', shopper, 'statement.page', {})).toBe('PACK_FROZEN')
  expect(await shop.documents('alarms', { kind: 'entry_differs', subject: `${packId}:2` })).toHaveLength(1)
  expect(await shop.refusal('shopper', shopper, 'payCode.show', {})).toBe('PACK_FROZEN')
})
