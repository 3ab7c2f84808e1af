import { newId, owner, TestShop } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function template(id: string, limits: object): Promise<void> {
  const what = { title: '抢购券', kind: '兑换', item: '美式咖啡一杯', validDays: 7, perMember: 2 }
  await shop.insertDocument('coupon_templates', { _id: id, ...what, ...limits })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
}

async function members(count: number): Promise<string[]> {
  const all = Array.from({ length: count }, () => shop.newPerson())
  await Promise.all(all.map(each => shop.balance(each)))
  return all
}

const claim = (openid: string, templateId: string, claimId = newId('clm', shop.now)) =>
  shop.refusal('shopper', openid, 'coupons.claim', { claimId, templateId })

interface Shard {
  left: number
  pending: Record<string, unknown>
}

async function shards(key: string): Promise<{ left: number; pending: number }> {
  const all = await shop.documents<Shard>('coupon_stock', { _id: { $regex: `^${key}:\\d+$` } })
  return {
    left: all.reduce((sum, shard) => sum + shard.left, 0),
    pending: all.reduce((sum, shard) => sum + Object.keys(shard.pending).length, 0),
  }
}

async function heldOf(openids: string[], templateId: string): Promise<number> {
  const wallets = await Promise.all(openids.map(each => shop.call('shopper', each, 'coupons.wallet', {})))
  return wallets.flatMap(wallet => wallet.usable).filter(coupon => coupon.templateId === templateId).length
}

test('more claimers than stock, all at once: exactly the stock, nobody over the cap, nothing left behind', async () => {
  await template('rush', { stock: 20 })
  const people = await members(24)
  const answers = await Promise.all(people.flatMap(each => [claim(each, 'rush'), claim(each, 'rush')]))
  expect(answers.filter(answer => answer === 'ok')).toHaveLength(20)
  expect(new Set(answers)).toEqual(new Set(['ok', 'COUPON_SOLD_OUT']))
  expect(await heldOf(people, 'rush')).toBe(20)
  expect(await shards('rush')).toEqual({ left: 0, pending: 0 })
})

test('a claim repeated many times at once takes one', async () => {
  await template('repeat', { stock: 20 })
  const [person = ''] = await members(1)
  const claimId = newId('clm', shop.now)
  const answers = await Promise.all(Array.from({ length: 10 }, () => claim(person, 'repeat', claimId)))
  expect(answers).toEqual(answers.map(() => 'ok'))
  expect(await heldOf([person], 'repeat')).toBe(1)
  await shop.advance(3 * 60_000)
  await shop.tick()
  // Of its two shards of ten, the one that was asked.
  expect(await shards('repeat')).toEqual({ left: 9, pending: 0 })
  expect(await claim(person, 'repeat', claimId)).toBe('ok')
  expect(await heldOf([person], 'repeat')).toBe(1)
})

test('what a claim took that died is fenced and given back by the clock; what was granted is not', async () => {
  await template('dies', { stock: 8 })
  const [lives = '', dies = ''] = await members(2)
  expect(await claim(lives, 'dies')).toBe('ok')
  const claimId = newId('clm', shop.now)
  const [shard] = await shop.documents<Shard & { _id: string }>('coupon_stock', { _id: 'dies:0' })
  const [pack] = await shop.documents('packs', { 'coupons.templateId': 'dies' })
  if (!shard || !pack) throw new Error('nothing was claimed')
  // As a function leaves it that dies between taking and granting.
  const pending = { [claimId]: { packId: pack._id, at: shop.now, mark: 'AAAA' } }
  await shop.replaceDocument('coupon_stock', {
    ...shard,
    left: shard.left - 1,
    pending,
    dueAt: shop.now + 120_000,
  } as never)
  await shop.tick()
  expect(await shards('dies')).toEqual({ left: 6, pending: 1 })
  await shop.advance(3 * 60_000)
  await shop.tick()
  expect(await shards('dies')).toEqual({ left: 7, pending: 0 })
  expect(await claim(lives, 'dies', claimId)).toBe('CLAIM_VOIDED')
  expect(await claim(dies, 'dies')).toBe('ok')
  expect(await shards('dies')).toEqual({ left: 6, pending: 0 })
})

test('a stock that the merchant raises later can be claimed on; a day’s limit begins anew the next day', async () => {
  await template('raised', { stock: 1 })
  const people = await members(4)
  expect(await claim(people[0] ?? '', 'raised')).toBe('ok')
  expect(await claim(people[1] ?? '', 'raised')).toBe('COUPON_SOLD_OUT')
  await shop.editDocument('coupon_templates', { _id: 'raised' }, { stock: 3, perDay: 1 })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  await shop.advance(3_000)
  expect(await claim(people[1] ?? '', 'raised')).toBe('ok')
  expect(await claim(people[2] ?? '', 'raised')).toBe('COUPON_SOLD_OUT')
  await shop.advance(24 * 3_600_000)
  await shop.tick()
  expect(await claim(people[2] ?? '', 'raised')).toBe('ok')
  await shop.advance(24 * 3_600_000)
  expect(await claim(people[3] ?? '', 'raised')).toBe('COUPON_SOLD_OUT')
})
