import { randomUUID } from 'node:crypto'
import type { CouponId } from '../src/domain/ids'
import { MINUTE } from '../src/domain/time'
import type { TestShop } from '../tests/support/shop'
import { chargeOnce, claimCoupons, openBenchShop, redeemOnce, richMember } from './bench-shop'
import { type Figure, figure, median, type Part } from './figure'

const ROUNDS = 7
const WARM_ROUNDS = 2
/** One round is long enough to be more than noise and short enough that the compared kinds meet the same machine. */
const OPERATIONS = { 1: 60, 16: 240 } as const
type Callers = keyof typeof OPERATIONS

type Operation = (caller: number) => Promise<void>

/** Operations per second of one round: each caller works through its share, one after the other. */
async function rate(callers: Callers, operation: Operation): Promise<number> {
  const share = OPERATIONS[callers] / callers
  const began = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let n = 0; n < share; n++) await operation(caller)
    }),
  )
  return OPERATIONS[callers] / ((performance.now() - began) / 1000)
}

/** So many that each pays a few times in the whole run, as members of a shop do between two ticks of the clock. */
const MEMBERS = 320
/** So many that a pack remembers all it ever will: its size does not grow any more while it is measured. */
const PAST_SPENDS = 9

async function manyMembers(shop: TestShop): Promise<string[]> {
  const members: string[] = []
  const add = async (): Promise<void> => {
    while (members.length < MEMBERS) {
      const member = await richMember(shop)
      for (let n = 0; n < PAST_SPENDS; n++) await chargeOnce(shop, member)
      members.push(member)
    }
  }
  await Promise.all(Array.from({ length: 8 }, add))
  return members
}

/**
 * Minutes pass between two visits, and the clock confirms the outboxes of all. An instance reads the rules anew every ten
 * seconds, which is once in a hundred charges of a busy till and would be once in fifteen of a short round.
 */
async function confirmOutboxes(shop: TestShop): Promise<void> {
  await shop.advance(3 * MINUTE)
  for (let tick = 0; tick < Math.ceil(MEMBERS / PACKS_PER_TICK); tick++) await shop.tick()
}

const PACKS_PER_TICK = 50

/** Documents of the floor: copies of real packs of the middle size and a real entry, so that the sizes are the product's. */
async function layFloor(shop: TestShop, callers: Callers): Promise<void> {
  const bySize = (await shop.documents('packs')).sort((a, b) => sizeOf(a) - sizeOf(b))
  const [entry] = await shop.documents('entries', { 'facts.kind': 'spent' })
  const pack = bySize[Math.floor(bySize.length / 2)]
  if (!pack || !entry) throw new Error('nothing was spent yet')
  // The entry to add rides in the pack in the place of one of its own.
  const recent = (pack.recent as unknown[]).slice(1)
  for (let n = 0; n < callers; n++) {
    const _id = floorId(callers, n)
    await shop.insertDocument('floor_packs', { ...pack, _id, recent, entry: { ...entry, packId: _id } })
  }
}

const sizeOf = (document: object): number => JSON.stringify(document).length
const floorId = (callers: Callers, caller: number): string => `floor_${callers}_${caller}`

async function floorOnce(shop: TestShop, id: string): Promise<void> {
  const answer = await shop.post<{ ok: boolean }>('/call/floor', { id, entryId: randomUUID() }, 'floor')
  if (!answer.ok) throw new Error(`the floor was refused: ${JSON.stringify(answer)}`)
}

export const throughput: Part = {
  names: [1, 16].flatMap(callers => [
    ...['spend', 'redeem', 'floor'].map(kind => `${kind}.per_s.${callers}`),
    `ratio.spend_floor.${callers}`,
  ]),
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      const members = await manyMembers(shop)
      for (const callers of [1, 16] as const) yield* compare(shop, members, callers)
    } finally {
      await shop.close()
    }
  },
}

async function* compare(shop: TestShop, members: readonly string[], callers: Callers): AsyncGenerator<Figure> {
  let turn = 0
  const spend: Operation = () => chargeOnce(shop, members[turn++ % members.length] ?? '')
  const floor: Operation = caller => floorOnce(shop, floorId(callers, caller))
  await layFloor(shop, callers)
  // Instances start, and their code is compiled, before anything is measured.
  for (let round = 0; round < WARM_ROUNDS; round++) {
    await rate(callers, spend)
    await rate(callers, floor)
  }
  const spends: number[] = []
  const floors: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await confirmOutboxes(shop)
    await Promise.all(Array.from({ length: callers }, (_, caller) => Promise.all([spend(caller), floor(caller)])))
    spends.push(await rate(callers, spend))
    floors.push(await rate(callers, floor))
  }
  const ratios = spends.map((spent, round) => spent / (floors[round] ?? Number.NaN))
  yield figure(`spend.per_s.${callers}`, median(spends), '1/s')
  yield figure(`floor.per_s.${callers}`, median(floors), '1/s')
  yield figure(`ratio.spend_floor.${callers}`, median(ratios), 'ratio')
  yield figure(`redeem.per_s.${callers}`, median(await redeemRates(shop, members, callers)), '1/s')
}

const REDEEM_ROUNDS = 3

async function redeemRates(shop: TestShop, members: readonly string[], callers: Callers): Promise<number[]> {
  const rates: number[] = []
  const share = OPERATIONS[callers] / callers
  for (let round = 0; round < REDEEM_ROUNDS; round++) {
    const wallets: { member: string; coupons: CouponId[] }[] = []
    for (let caller = 0; caller < callers; caller++) {
      // A wallet holds so many coupons; one caller alone works through several members' wallets.
      for (let left = share; left > 0; left -= 40) {
        const member = members[(caller + wallets.length) % members.length] ?? ''
        wallets.push({
          member,
          coupons: await claimCoupons(shop, member, Math.min(40, left)),
        })
      }
    }
    const perCaller = wallets.length / callers
    rates.push(
      await rate(callers, async caller => {
        const own = wallets.slice(caller * perCaller, (caller + 1) * perCaller)
        const wallet = own.find(each => each.coupons.length > 0)
        const couponId = wallet?.coupons.pop()
        if (wallet && couponId) await redeemOnce(shop, wallet.member, couponId)
      }),
    )
  }
  return rates
}
