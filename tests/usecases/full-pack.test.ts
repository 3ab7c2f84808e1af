import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import { sealOf } from '../../cloudfunctions/_store/sealed'
import { deriveId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { DAY, later } from '../../src/domain/time'
import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const settings = JSON.parse(readFileSync(join(shop.dataDir, 'functions.env.json'), 'utf8')) as Record<string, object>
  Object.assign(process.env, settings['*'])
})
afterAll(() => shop.close())

/** Fills a member's wallet with more than the doors would let in, as if limits had been wider once. */
async function fill(openid: string): Promise<void> {
  const packId = packIdOf(openid)
  const [stored] = await shop.documents<Pack>('packs', { _id: packId })
  if (!stored) throw new Error('no pack')
  const { _id, seal, packId: _none, ...content } = stored as typeof stored & { seal: string }
  const terms = { title: '名'.repeat(20), benefit: { kind: 'exchange', item: '品'.repeat(20) }, storeIds: null }
  const coupons = Array.from({ length: 90 }, () => {
    const claimId = newId('clm', shop.now)
    const ids = { couponId: deriveId('cpn', claimId), claimId, templateId: 'x'.repeat(64) }
    return { ...ids, terms, claimedAt: shop.now, startsAt: shop.now, expiresAt: later(shop.now, 30 * DAY) }
  })
  const full = { ...content, coupons }
  await shop.replaceDocument('packs', { _id, ...full, seal: sealOf('pack-seal', { packId, ...full }) } as never)
}

test('a pack that is full takes nothing in, and says so; what was paid is credited, and the member pays as always', async () => {
  const [member, friend] = [shop.newPerson(), shop.newPerson()]
  await shop.topUp(member, 'tier_300')
  await shop.topUp(friend, 'tier_300')
  const order = await shop.startTopUp(member, 'tier_800')
  await fill(member)
  const wish = {
    orderId: newId('ord', shop.now),
    tierId: 'tier_300',
    expectedPayFen: yuan(300),
    expectedBonusFen: yuan(30),
  }
  expect(await shop.refusal('shopper', member, 'topUp.start', wish)).toBe('PACK_FULL')
  const holding = { ticket: await shop.payTicket(member), amountFen: yuan(10), minutes: 30 }
  expect(await shop.refusal('staff', clerk, 'balance.hold', holding)).toBe('PACK_FULL')

  await shop.atCashier(order, 'pay')
  const { state } = await shop.call('shopper', member, 'topUp.read', { orderId: order.orderId })
  expect(state).toMatchObject({ state: 'settled', balanceFen: yuan(330 + 920) })
  const paying = { ticket: await shop.payTicket(member), amountFen: yuan(50) }
  expect((await shop.call('staff', clerk, 'balance.charge', paying)).balanceFen).toBe(yuan(1200))

  // Room for money is always kept.
  const gift = { giftId: newId('gft', shop.now), amountFen: yuan(100), greeting: 'coffee' as const }
  const { token } = await shop.call('shopper', friend, 'gift.create', gift)
  await shop.call('shopper', member, 'gift.claim', { token: token ?? '' })
  expect([await shop.balance(friend), await shop.balance(member)]).toEqual([yuan(230), yuan(1300)])
})
