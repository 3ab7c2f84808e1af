import { clerk, type TestShop } from '../tests/support/shop'
import { openBenchShop, payTicketOf, richMember } from './bench-shop'
import { type Figure, figure, median, type Part } from './figure'

const CALLERS = 16
const CHARGES_EACH = 15
const ROUNDS = 5
/** A caller who is told to try again does so this often; one who needs more is starved, which fails the bench. */
const MOST_TRIES = 20

/** One charge of a fen that is asked for until it is done: many writers on one pack may have to come again. */
async function chargeUntilDone(shop: TestShop, openid: string): Promise<void> {
  const input = { ticket: payTicketOf(openid, shop.now), amountFen: 1 }
  for (let tries = 1; ; tries++) {
    const reply = await shop.ask('staff', clerk, 'balance.charge', input)
    if (reply.ok) return
    if (reply.refusal.code !== 'TRY_AGAIN' || tries === MOST_TRIES) throw new Error(reply.refusal.code)
  }
}

/** Charges per second of sixteen callers, each with its own member or all with one. Throws when an update was lost. */
async function rate(shop: TestShop, memberOf: (caller: number) => string): Promise<number> {
  const members = [...new Set(Array.from({ length: CALLERS }, (_, caller) => memberOf(caller)))]
  const sum = async (): Promise<number> =>
    (await Promise.all(members.map(member => shop.balance(member)))).reduce((total, fen) => total + fen, 0)
  const before = await sum()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      for (let n = 0; n < CHARGES_EACH; n++) await chargeUntilDone(shop, memberOf(caller))
    }),
  )
  const charged = CALLERS * CHARGES_EACH
  const perSecond = charged / ((performance.now() - began) / 1000)
  if (before - (await sum()) !== charged) throw new Error('an update was lost')
  return perSecond
}

export const hotPack: Part = {
  names: ['hot_pack.per_s.16', 'ratio.hot_spread'],
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      const members: string[] = []
      for (let n = 0; n < CALLERS; n++) members.push(await richMember(shop))
      const hot = await richMember(shop)
      const spread = (): Promise<number> => rate(shop, caller => members[caller] ?? hot)
      await spread()
      const [rates, ratios]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        const wide = await spread()
        const narrow = await rate(shop, () => hot)
        rates.push(narrow)
        ratios.push(narrow / wide)
      }
      yield figure('hot_pack.per_s.16', median(rates), '1/s')
      yield figure('ratio.hot_spread', median(ratios), 'ratio')
    } finally {
      await shop.close()
    }
  },
}
