import type { RulesState } from '../../src/contract/merchant'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
let seeded: { _id: string }[]
beforeAll(async () => {
  shop = await TestShop.open()
  seeded = await shop.documents('tiers')
})
afterAll(() => shop.close())

/** Every test begins with the tiers that the shop was opened with. */
beforeEach(async () => {
  for (const document of seeded) await shop.replaceDocument('tiers', document)
  await publish()
})

/** Publishes, and looks at the screen that shows the new version. */
async function publish(): Promise<RulesState> {
  const state = await shop.call('merchant', owner, 'rules.publish', {})
  shop.seenVersion = state.version
  return state
}

const liveTiers = async (): Promise<string[]> =>
  (await shop.call('merchant', owner, 'rules.state', {})).live.tiers.map(tier => tier.text)

test('an edited tier goes live when it has been left alone for two ticks, and not before', async () => {
  await shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan: 36 })
  await shop.tick()
  expect(await liveTiers()).toContain('充 300 送 30')
  expect((await shop.call('merchant', owner, 'rules.state', {})).waiting).toBe(true)
  await shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan: 35 })
  await shop.tick()
  expect(await liveTiers()).toContain('充 300 送 30')
  await shop.tick()
  expect(await liveTiers()).toContain('充 300 送 35')
  expect((await shop.call('merchant', owner, 'rules.state', {})).waiting).toBe(false)
})

test('the publish button puts an edit live at once, and the shopper tops up under it', async () => {
  await shop.editDocument('tiers', { _id: 'tier_800' }, { bonusYuan: 200 })
  const before = await shop.call('merchant', owner, 'rules.state', {})
  const state = await publish()
  expect(state).toMatchObject({ version: before.version + 1, waiting: false, problems: [] })
  const shopper = shop.newPerson()
  // Another instance may serve the rules of some seconds ago; the version that the screen saw makes it read again.
  const offer = await shop.call('shopper', shopper, 'topUp.offer', {})
  expect(offer.tiers.find(tier => tier.tierId === 'tier_800')?.bonusFen).toBe(yuan(200))
})

test.each<[string, object, string]>([
  ['a negative bonus', { bonusYuan: -20 }, 'bonusYuan'],
  ['a bonus in words', { bonusYuan: '一百二' }, 'bonusYuan'],
  ['a price beyond all sense', { payYuan: 8_000_000 }, 'payYuan'],
  ['a price with three decimals', { payYuan: 800.005 }, 'payYuan'],
  ['a missing price', { payYuan: undefined }, 'payYuan'],
  ['a misspelt field', { bonusYuann: 100 }, 'bonusYuann'],
  ['a bonus of more than half the price without its confirmation', { bonusYuan: 500 }, 'confirmBonusYuan'],
  ['an end before the start', { startsOn: '2027-02-01', endsOn: '2027-01-01' }, 'endsOn'],
  ['a day that is not in the calendar', { endsOn: '2027-02-30' }, 'endsOn'],
])(
  '%s never reaches a shopper: the last good version stays and the reason stands beside it',
  async (_what, edit, field) => {
    const before = await shop.call('merchant', owner, 'rules.state', {})
    await shop.editDocument('tiers', { _id: 'tier_800' }, edit)
    const { problems, version } = await publish()
    expect(version).toBe(before.version)
    expect(problems).toEqual([
      { collection: 'tiers', documentId: 'tier_800', message: expect.stringContaining(field), olderVersionLive: true },
    ])
    const [document] = await shop.documents<{ _problem: string }>('tiers', { _id: 'tier_800' })
    expect(document?._problem).toMatch(/[一-鿿]/)
    const order = await shop.topUp(shop.newPerson(), 'tier_800')
    expect(order.state).toMatchObject({ state: 'settled', balanceFen: yuan(920) })
  },
)

test('a mended document goes live and its problem is taken away', async () => {
  await shop.editDocument('tiers', { _id: 'tier_800' }, { bonusYuan: 500 })
  await publish()
  await shop.editDocument('tiers', { _id: 'tier_800' }, { confirmBonusYuan: 500 })
  const { problems } = await publish()
  expect(problems).toEqual([])
  expect(await liveTiers()).toContain('充 800 送 500')
  const [document] = await shop.documents('tiers', { _id: 'tier_800' })
  expect(document).not.toHaveProperty('_problem')
})

test('a deleted tier is withdrawn, and an order begun before it is honoured as promised', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_800')
  await shop.removeDocument('tiers', 'tier_800')
  await publish()
  await shop.atCashier(order, 'pay')
  const paid = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(paid.state).toMatchObject({ state: 'settled', balanceFen: yuan(920) })
  const wish = { orderId: newId('ord'), tierId: 'tier_800', expectedPayFen: yuan(800), expectedBonusFen: yuan(120) }
  expect(await shop.refusal('shopper', shopper, 'topUp.start', wish)).toBe('TIER_NOT_AVAILABLE')
})

test('published rules edited by hand are not believed: they are made anew from the merchant’s documents', async () => {
  type Live = { content: { rules: { tiers: { bonusFen: number }[] } } }
  const [live] = await shop.documents<Live>('published', { _id: 'live' })
  if (!live) throw new Error('nothing is published')
  const { version } = await shop.call('merchant', owner, 'rules.state', {})
  for (const tier of live.content.rules.tiers) tier.bonusFen = 99_999_900
  await shop.replaceDocument('published', live)
  await shop.killInstances()
  expect(await shop.refusal('shopper', shop.newPerson(), 'topUp.offer', {})).toBe('RULES_NOT_PUBLISHED')
  await shop.tick()
  expect(await liveTiers()).toContain('充 800 送 120')
  expect((await shop.call('merchant', owner, 'rules.state', {})).version).toBeGreaterThan(version)
  expect(await shop.documents('alarms', { kind: 'rules_seal_broken' })).toHaveLength(1)
})

test('clock and button publishing at once leave the newest documents live, under one version', async () => {
  for (let bonusYuan = 31; bonusYuan < 36; bonusYuan++) {
    await shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan })
    await Promise.all([publish(), shop.tick(), publish(), shop.tick()])
    expect(await liveTiers()).toContain(`充 300 送 ${bonusYuan}`)
  }
})

test('a person added to staff by a document is let in, and one who left is not', async () => {
  const newcomer = shop.newPerson()
  await shop.insertDocument('staff', {
    _id: 'staff_2',
    name: '新店员',
    openid: newcomer,
    role: '店员',
    store: 'store_futian',
  })
  await publish()
  await shop.killInstances()
  expect((await shop.call('staff', newcomer, 'staff.me', {})).storeName).toBe('福田店')
  await shop.removeDocument('staff', 'staff_nanshan_1')
  await publish()
  await shop.killInstances()
  expect(await shop.refusal('staff', clerk, 'staff.me', {})).toBe('NOT_STAFF')
})
