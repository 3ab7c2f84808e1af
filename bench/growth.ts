import { packIdOf } from '../cloudfunctions/_store/pack-id'
import { clerk, type TestShop } from '../tests/support/shop'
import { openBenchShop, richMember } from './bench-shop'
import { type Figure, figure, median, type Part } from './figure'

const ENTRIES = 1_000_000
const ENTRIES_PER_IMPORT = 50_000
const OTHER_PACKS = 100_000
const PAST_OF_ONE = 10_000
const ROUNDS = 5
const CHARGES_PER_ROUND = 40
/** So many that a pack remembers all it ever will: its size does not grow any more while it is measured. */
const PAST_SPENDS = 12

/** An entry of about the product's size, with every field that an index reads. */
function entryOf(id: string, packId: string, seq: number): object {
  const hash = 'c'.repeat(64)
  return {
    ...{ _id: `${packId}:${id}`, packId, commandId: id, seq, at: 1_700_000_000_000 + seq, rulesVersion: 1 },
    ...{ hash, prevHash: hash, inputHash: hash, group: 'spend', day: '2023-11-15', month: '2023-11' },
    place: `001700000000000:${packId}:${id}`,
    facts: {
      kind: 'spent',
      storeId: 'store_1',
      staffId: 'staff_1',
      amountFen: 3_200,
      principalFen: 3_200,
      bonusFen: 0,
    },
    movements: [{ unit: 'fen', amount: 3_200, from: `lot:lot_${id}`, to: 'sales:store_1' }],
    after: { principalFen: 1_000, bonusFen: 0, points: 3 },
  }
}

async function load(shop: TestShop, count: number, entry: (n: number) => object): Promise<void> {
  for (let from = 0; from < count; from += ENTRIES_PER_IMPORT) {
    const some = Math.min(ENTRIES_PER_IMPORT, count - from)
    await shop.importDocuments(
      'entries',
      Array.from({ length: some }, (_, n) => entry(from + n)),
    )
  }
}

async function memberWithPast(shop: TestShop): Promise<string> {
  const member = await richMember(shop)
  for (let n = 0; n < PAST_SPENDS; n++) await chargeMs(shop, member)
  return member
}

/** Milliseconds of one charge of a fen. The ticket comes from the till itself: two shops have two keys. */
async function chargeMs(shop: TestShop, member: string): Promise<number> {
  const ticket = await shop.payTicket(member)
  const began = performance.now()
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: 1 })
  return performance.now() - began
}

async function medianMs(shop: TestShop, member: string): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < CHARGES_PER_ROUND; n++) taken.push(await chargeMs(shop, member))
  return median(taken)
}

/** How much longer a spend takes in the one place than in the other, measured by turns: both meet the same machine. */
async function growth(large: () => Promise<number>, small: () => Promise<number>): Promise<number> {
  await large()
  await small()
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = await small()
    ratios.push((await large()) / before)
  }
  return median(ratios)
}

export const spendGrowth: Part = {
  names: ['spend.growth', 'spend.growth.pack'],
  async *measure(): AsyncGenerator<Figure> {
    const [small, large] = [await openBenchShop(), await openBenchShop()]
    try {
      await load(large, ENTRIES, n => entryOf(`spd_${n}`, `pk_${n % OTHER_PACKS}`, Math.floor(n / OTHER_PACKS) + 1))
      const [here, there] = [await memberWithPast(small), await memberWithPast(large)]
      const everywhere = await growth(
        () => medianMs(large, there),
        () => medianMs(small, here),
      )
      yield figure('spend.growth', everywhere, 'ratio')

      const old = await memberWithPast(small)
      // Before everything the pack has done so far: its past, as the indexes see it.
      await load(small, PAST_OF_ONE, n => entryOf(`old_${n}`, packIdOf(old), -n))
      const inOnePack = await growth(
        () => medianMs(small, old),
        () => medianMs(small, here),
      )
      yield figure('spend.growth.pack', inOnePack, 'ratio')
    } finally {
      await Promise.all([small.close(), large.close()])
    }
  },
}
