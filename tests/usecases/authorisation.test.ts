import { type MerchantInputs, merchantInputs } from '../../src/contract/merchant'
import { type ShopperInputs, shopperInputs } from '../../src/contract/shopper'
import { type StaffInputs, staffInputs } from '../../src/contract/staff'
import type { RedeemId } from '../../src/domain/ids'
import { MINUTE } from '../../src/domain/time'
import { merchantRows } from './authorisation/merchant-rows'
import { shopperRows } from './authorisation/shopper-rows'
import { type AtTill, staffRows } from './authorisation/staff-rows'
import { openTills } from './authorisation/tills'
import { openWorld, type Person, people, type StaffRole, staffRoles, type World } from './authorisation/world'

/**
 * Every action of every function, by everybody who may knock: strangers, other members, every role on the staff, other
 * stores', and somebody who has left. The rows are typed by the tables of actions: a new action without one does not
 * compile. What a foreigner hears is one thing; that nothing of the owner's has changed is the other.
 */
let world: World
let hands: Record<StaffRole, AtTill>
let conflictId: RedeemId
beforeAll(async () => {
  world = await openWorld()
  ;({ hands, conflictId } = await openTills(world))
  await standStill(world.shop)
  await world.shop.snapshot('world')
}, 180_000)
afterAll(() => world?.shop.close())
beforeEach(() => world.shop.restore('world', { keepInstances: true }))

/** Whatever WeChat still had to say is heard, and from now on nothing comes by itself to change what is looked at here. */
async function standStill(shop: World['shop']): Promise<void> {
  await shop.advance(MINUTE)
  while ((await shop.documents('refunds', { 'progress.state': 'refunded' })).length === 0) await shop.tick()
  await shop.post('/localcloud/clock', { frozen: true })
  await shop.killInstances()
}

/** What the person hears: `ok`, or the code of the refusal. */
async function heard(name: 'shopper' | 'staff' | 'merchant', who: Person, action: string, input: unknown) {
  const reply = await world.shop.ask(name, people[who], action as never, input as never)
  return reply.ok ? 'ok' : reply.refusal.code
}

const watched = [
  'packs',
  'entries',
  'orders',
  'gifts',
  'coupon_gifts',
  'refunds',
  'invites',
  'payments',
  'transfers',
  'tickets',
  'ratings',
]

/** Everything that names mia's pack or the pack she shares. */
async function minesOfMia(): Promise<string[]> {
  const { packId, sharedPackId } = world.own
  const found: string[] = []
  for (const collection of watched) {
    const documents = (await world.shop.documents(collection)).map(document => JSON.stringify(document))
    found.push(...documents.filter(text => text.includes(packId) || text.includes(sharedPackId)))
  }
  return found.sort()
}

const named = <T extends object>(inputs: T) => Object.keys(inputs) as (keyof T & string)[]
/** On the staff or not: here they are shoppers like any other. */
const withoutPack: Person[] = ['stranger', 'clerk', 'owner']

describe('a shopper’s doors', () => {
  test.each(named(shopperInputs))('%s', async <A extends keyof ShopperInputs>(action: A) => {
    const row = shopperRows[action]
    const before = await minesOfMia()
    for (const who of withoutPack) {
      if (row.bearer) continue
      expect([who, await heard('shopper', who, action, row.input(world.own))]).toEqual([
        who,
        row.stranger ?? row.member,
      ])
    }
    expect(['member', await heard('shopper', 'member', action, row.input(world.own))]).toEqual(['member', row.member])
    if (!row.bearer) expect(await minesOfMia()).toEqual(before)
    expect(['mia', await heard('shopper', 'mia', action, row.input(world.own))]).toEqual(['mia', row.mia ?? 'ok'])
  })
})

const outsiders: Person[] = ['stranger', 'member', 'dismissed']

describe('the till’s doors', () => {
  test.each(named(staffInputs))('%s', async <A extends keyof StaffInputs>(action: A) => {
    const row = staffRows[action]
    for (const who of outsiders) {
      expect([who, await heard('staff', who, action, row.input(hands.clerk))]).toEqual([who, 'NOT_STAFF'])
    }
    for (const who of staffRoles) {
      await world.shop.restore('world', { keepInstances: true })
      if (row.byTicket) {
        const foreign = hands[who === 'clerk' ? 'owner' : 'clerk']
        expect([who, await heard('staff', who, action, row.input(foreign))]).toEqual([who, 'CODE_UNKNOWN'])
      }
      expect([who, await heard('staff', who, action, row.input(hands[who]))]).toEqual([who, row.no?.[who] ?? 'ok'])
    }
  })
})

describe('the merchant’s doors', () => {
  test.each(named(merchantInputs))('%s', async <A extends keyof MerchantInputs>(action: A) => {
    const row = merchantRows[action]
    const input = () => row.input(world.own, conflictId)
    for (const who of outsiders)
      expect([who, await heard('merchant', who, action, input())]).toEqual([who, 'NOT_STAFF'])
    for (const who of staffRoles) {
      const expected = who.startsWith('clerk') ? 'NOT_ALLOWED' : (row.no?.[who] ?? 'ok')
      expect([who, await heard('merchant', who, action, input())]).toEqual([who, expected])
      if (expected !== 'ok') continue
      await world.shop.restore('world', { keepInstances: true })
    }
  })
})

test('what a till and a manager are shown is of their own store alone', async () => {
  const { shop } = world
  const elsewhere = await shop.call('staff', people.clerkElsewhere, 'till.today', {})
  expect(elsewhere.lines).toEqual([])
  const own = await shop.call('merchant', people.manager, 'offline.conflicts', {})
  expect(own.conflicts.map(({ redeemId }) => redeemId)).toEqual([conflictId])
  expect((await shop.call('merchant', people.managerElsewhere, 'offline.conflicts', {})).conflicts).toEqual([])
})
