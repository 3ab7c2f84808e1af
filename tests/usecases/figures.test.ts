import type { DayFigures } from '../../src/domain/figures/day-figures'
import { DAY, later, MINUTE, type ShopDay, shopDay, shopDayOf } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
}, 120_000)
afterAll(() => shop.close())

/** What the clock has counted, as the owner sees it. */
async function counted(): Promise<DayFigures[]> {
  const span = { from: shopDayOf(later(shop.now, -7 * DAY)), to: shopDayOf(shop.now) }
  return (await shop.call('merchant', owner, 'figures.days', span)).days
}

/** How many entries of each kind the ledger holds, by the shop's own day: nothing of the counting is used here. */
async function inLedger(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { day, facts } of await shop.documents<{ day: string; facts: { kind: string } }>('entries')) {
    counts[`${day} ${facts.kind}`] = (counts[`${day} ${facts.kind}`] ?? 0) + 1
  }
  return counts
}

function countsOf(figures: DayFigures[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { day, kinds } of figures) {
    for (const [kind, { entries }] of Object.entries(kinds)) {
      counts[`${day} ${kind}`] = (counts[`${day} ${kind}`] ?? 0) + entries
    }
  }
  return counts
}

async function pass(ms: number): Promise<void> {
  await shop.advance(ms)
  await shop.tick()
  await shop.tick()
}

test('daily figures by store and kind are the sums over the entries, counted once however often the clock looks', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  for (const staff of [clerk, clerk, clerkElsewhere]) {
    const ticket = await shop.payTicket(openid, staff)
    await shop.call('staff', staff, 'balance.charge', { ticket, amountFen: yuan(10.5) })
  }
  const claimId = newId('clm', shop.now)
  await shop.call('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_90' })
  expect(await counted()).toEqual([])
  await pass(6 * MINUTE)
  await pass(MINUTE)
  const figures = await counted()
  expect(countsOf(figures)).toEqual(await inLedger())
  const at = (storeId: string | null) => figures.find(each => each.storeId === storeId)?.kinds
  expect(at('store_nanshan')?.spent).toEqual({ entries: 2, principalFen: 0, bonusFen: -yuan(21), points: 20 })
  expect(at('store_futian')?.spent).toEqual({ entries: 1, principalFen: -yuan(1.5), bonusFen: -yuan(9), points: 10 })
  const today = shopDayOf(shop.now)
  const report = await shop.call('merchant', owner, 'figures.coupons', { from: today, to: today, by: 'day' })
  expect(report.byTemplate).toMatchObject([{ title: '全场折扣券', figures: { issued: { claimed: 1 }, used: {} } }])
  const flows = await shop.call('merchant', owner, 'figures.storedValue', { from: today, to: today, by: 'day' })
  expect(flows.total.toppedUp).toEqual({ principalFen: yuan(300), bonusFen: yuan(30) })
  expect(
    flows.byStore.map(({ storeName, flows: { spent } }) => [storeName, spent.principalFen + spent.bonusFen]),
  ).toEqual(
    expect.arrayContaining([
      [null, 0],
      ['南山店', -yuan(21)],
      ['福田店', -yuan(10.5)],
    ]),
  )
  const tooLong = { from: shopDay('2025-01-01'), to: today, by: 'month' } as const
  expect(await shop.refusal('merchant', owner, 'figures.coupons', tooLong as never)).toBe('INPUT_INVALID')
  expect(at(null)?.top_up_settled).toMatchObject({ entries: 1, principalFen: yuan(300), bonusFen: yuan(30) })
})

test('an entry that is inserted days late is counted on the day it bears', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_800')
  const [late] = await shop.documents<{ day: string }>('entries', { 'facts.tierId': 'tier_800' })
  if (!late) throw new Error('no entry')
  // As if the function had died before the insert and the clock had stood still: the pack alone has the entry.
  await shop.removeDocument('entries', late._id)
  await shop.advance(2 * DAY)
  await shop.topUp(shop.newPerson(), 'tier_300')
  await pass(6 * MINUTE)
  await pass(6 * MINUTE)
  const figures = await counted()
  expect(countsOf(figures)).toEqual(await inLedger())
  const ofThatDay = figures.find(each => each.day === late.day && each.storeId === null)
  expect(ofThatDay?.kinds.top_up_settled?.entries).toBe(2)
})

test('counting anew comes to the same, and the old figures are shown until it has caught up', async () => {
  const before = await counted()
  expect(await shop.refusal('merchant', clerk, 'figures.recount', {})).toBe('NOT_ALLOWED')
  await shop.call('merchant', owner, 'figures.recount', {})
  expect(await counted()).toEqual(before)
  await shop.tick()
  expect(await counted()).toEqual(before)
  expect(await shop.documents('daily_figures', { generation: 2, day: { $exists: true } })).toHaveLength(before.length)
})

test('entries of a version that knew no flat fields get them from the clock, and are counted and found as if they had had them', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  await pass(6 * MINUTE)
  await pass(MINUTE)
  const [packId] = (await shop.documents<{ packId: string }>('entries', { 'facts.kind': 'top_up_settled' }))
    .sort((a, b) => (a._id < b._id ? 1 : -1))
    .map(each => each.packId)
  const before = await counted()
  const written = await shop.documents<Record<string, unknown>>('entries', { packId })
  for (const { group, day, month, place, ...entry } of written) await shop.replaceDocument('entries', entry as never)
  // What somebody edited does not stand in the way of the others.
  const [first] = written
  await shop.insertDocument('entries', { ...first, _id: 'edited', packId: 'pk_edited', facts: null, place: undefined })
  await shop.call('merchant', owner, 'figures.recount', {})
  await pass(DAY)
  await pass(6 * MINUTE)
  const filled = await shop.documents<{ _id: string }>('entries', { packId })
  const fields = ({ group, day, month }: Record<string, unknown>) => ({ group, day, month })
  expect(filled.map(fields)).toEqual(written.map(fields))
  expect(await shop.documents('entries', { place: { $exists: false } })).toEqual([])
  const topUps = (figures: DayFigures[]) =>
    figures.map(({ day, kinds }) => ({ day, count: kinds.top_up_settled?.entries ?? 0 })).filter(each => each.count > 0)
  expect(topUps(await counted())).toEqual(topUps(before))
})

test('the night audits every pack in rounds, adds up what is owed by age, and reports an edited entry once without stopping', async () => {
  for (let visitor = 0; visitor < 25; visitor++) await shop.balance(shop.newPerson())
  const packs = await shop.documents<{ balanceFen: number; bonusFen: number }>('packs')
  await shop.toNoonIn(40)
  for (let tick = 0; tick < 4; tick++) await shop.tick()
  const { night } = await shop.call('merchant', owner, 'figures.liability', {})
  const owed = (field: 'balanceFen' | 'bonusFen') => packs.reduce((sum, pack) => sum + pack[field], 0)
  expect(night).toMatchObject({ packs: packs.length, findings: 0 })
  expect(night?.liability.bonus.under_90_days).toBe(owed('bonusFen'))
  expect(night?.liability.principal.under_90_days).toBe(owed('balanceFen') - owed('bonusFen'))
  expect(night?.liability.principal.under_30_days).toBe(0)

  await shop.editDocument('entries', { seq: 2 }, { rulesVersion: 99 })
  for (let day = 0; day < 2; day++) {
    await shop.toNoonIn(1)
    for (let tick = 0; tick < 4; tick++) await shop.tick()
  }
  expect(await shop.documents('audit_findings')).toMatchObject([{ seq: 2, rule: 'chain' }])
  expect(await shop.documents('alarms', { kind: 'audit_differs' })).toHaveLength(1)
  expect((await shop.call('merchant', owner, 'figures.liability', {})).night).toMatchObject({ findings: 1 })
})

test('the days of a chain of forty stores come whole, though the database does not give as many at once', async () => {
  const [counting] = (await shop.documents<{ _id: string; shown: number }>('daily_figures')).filter(
    ({ _id }) => _id === 'counting',
  )
  const generation = counting?.shown ?? 1
  const days = Array.from({ length: 31 }, (_, each) => `2025-03-${String(each + 1).padStart(2, '0')}`)
  const stores = Array.from({ length: 40 }, (_, each) => `store_${each}`)
  const kinds = { spent: { entries: 1, principalFen: -100, bonusFen: 0, points: 1 } }
  await shop.importDocuments(
    'daily_figures',
    days.flatMap(day =>
      stores.map(storeId => ({
        _id: `${generation}:${day}:${storeId}`,
        ...{ generation, day, storeId, kinds, coupons: {}, upTo: '' },
      })),
    ),
  )
  const march = { from: shopDay('2025-03-01') as ShopDay, to: shopDay('2025-03-31') as ShopDay }
  const figures = (await shop.call('merchant', owner, 'figures.days', march)).days
  expect(new Set(figures.map(({ day, storeId }) => `${day} ${storeId}`)).size).toBe(days.length * stores.length)
  expect(figures).toHaveLength(days.length * stores.length)
})
