import { MINUTE } from '../src/domain/time'
import { newId, owner, type TestShop } from '../tests/support/shop'
import { openBenchShop } from './bench-shop'
import { type Figure, figure, type Part } from './figure'

const CLAIMERS = 5_000
const STOCK = 1_000
/** Requests under way at once: more than instances, so that none of them waits. */
const AT_ONCE = 64
const TEMPLATE = 'rush'

/** A rush on one template: everybody claims at once, and what was handed out is counted before any figure is believed. */
export const claimRush: Part = {
  names: ['claim.rush_per_s'],
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      await shop.insertDocument('coupon_templates', {
        ...{ _id: TEMPLATE, title: '抢购券', kind: '兑换', item: '美式咖啡一杯' },
        ...{ validDays: 7, perMember: 1, stock: STOCK },
      })
      shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
      const people = Array.from({ length: CLAIMERS }, () => shop.newPerson())
      await eachOf(people, person => shop.balance(person))
      const began = performance.now()
      const answers = await eachOf(people, person => claim(shop, person))
      const seconds = (performance.now() - began) / 1000
      await assertFair(shop, answers)
      yield figure('claim.rush_per_s', CLAIMERS / seconds, '1/s')
    } finally {
      await shop.close()
    }
  },
}

function claim(shop: TestShop, openid: string): Promise<string> {
  return shop.refusal('shopper', openid, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: TEMPLATE })
}

/** Exactly the stock, by the answers and by the stock's own books, once the clock has given back what was left behind. */
async function assertFair(shop: TestShop, answers: readonly string[]): Promise<void> {
  await shop.advance(5 * MINUTE)
  await shop.tick()
  const granted = answers.filter(answer => answer === 'ok').length
  const others = new Set(answers.filter(answer => answer !== 'ok'))
  others.delete('COUPON_SOLD_OUT')
  const shards = await shop.documents<{ left: number; pending: object }>('coupon_stock', {
    _id: { $regex: `^${TEMPLATE}:` },
  })
  const left = shards.reduce((sum, shard) => sum + shard.left, 0)
  const pending = shards.reduce((sum, shard) => sum + Object.keys(shard.pending).length, 0)
  if (granted !== STOCK || left + pending !== 0 || others.size > 0) {
    throw new Error(`granted ${granted} of ${STOCK}, left ${left}, pending ${pending}, other answers: ${[...others]}`)
  }
}

/** All of them, so many at once, in order. */
async function eachOf<T, R>(list: readonly T[], of: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = new Array(list.length)
  let next = 0
  const work = async (): Promise<void> => {
    for (let place = next++; place < list.length; place = next++) done[place] = await of(list[place] as T)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return done
}
