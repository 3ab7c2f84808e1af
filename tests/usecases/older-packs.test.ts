import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import { sealOf } from '../../cloudfunctions/_store/sealed'
import { laterFields } from '../../src/domain/pack/older-packs'
import { clerk, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const settings = JSON.parse(readFileSync(join(shop.dataDir, 'functions.env.json'), 'utf8')) as Record<string, object>
  Object.assign(process.env, settings['*'])
})
afterAll(() => shop.close())

test('a pack that an older version stored, without the fields that came later, still opens and pays', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const packId = packIdOf(shopper)
  const [stored] = await shop.documents('packs', { _id: packId })
  const { _id, seal, ...content } = stored ?? { _id: packId }
  const later = Object.keys(laterFields())
  const kept = Object.entries(content).filter(([field]) => !later.includes(field))
  expect(kept.length).toBe(Object.keys(content).length - later.length)
  // Points were one number once.
  const older = { ...Object.fromEntries(kept), points: 12 }
  await shop.replaceDocument('packs', { _id, ...older, seal: sealOf('pack-seal', { packId, ...older }) } as never)

  expect(await shop.balance(shopper)).toBe(yuan(330))
  const ticket = await shop.payTicket(shopper)
  expect((await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(30) })).balanceFen).toBe(
    yuan(300),
  )
  // What that write left is whole: the earlier fields are gone from the document, and its seal fits.
  const again = await shop.payTicket(shopper)
  expect((await shop.call('staff', clerk, 'balance.charge', { ticket: again, amountFen: yuan(1) })).balanceFen).toBe(
    yuan(299),
  )
  const [now] = await shop.documents<{ pointLots: { points: number }[] }>('packs', { _id: packId })
  expect(now).not.toHaveProperty('points')
  expect(now?.pointLots).toContainEqual({ expiresAt: null, points: 12 })
})
