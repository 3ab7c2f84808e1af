import { inTurn } from '../../cloudfunctions/_platform/in-turn'
import { goRound } from '../../cloudfunctions/clock/round'
import { SECOND } from '../../src/domain/time'

/** Chores that take so long each, by a clock of their own. */
function choresThatTake(seconds: Record<string, number>) {
  let now = 0
  const begun: string[] = []
  const chores = Object.fromEntries(
    Object.entries(seconds).map(([name, takes]) => [
      name,
      async () => {
        begun.push(name)
        now += takes * SECOND
      },
    ]),
  )
  return { begun, go: (first: string | null) => goRound(chores, first, () => now) }
}

test('a rush of one kind of work starves no other: the next round begins where this one ended', async () => {
  const { begun, go } = choresThatTake({ publish: 0, orders: 13, refunds: 1, audit: 1 })
  const { next } = await go(null)
  expect(begun).toEqual(['publish', 'orders'])
  expect(next).toBe('refunds')
  expect((await go(next)).next).toBeNull()
  expect(begun.slice(2)).toEqual(['refunds', 'audit', 'publish', 'orders'])
})

test('a chore that fails keeps none of the others from its turn', async () => {
  const round = await goRound({ orders: () => Promise.reject(new Error('no')), refunds: async () => 3 }, null, () => 0)
  expect(round).toEqual({ done: { orders: 'failed', refunds: 3 }, next: null })
})

test('a chore that is not there any more is no place to begin', async () => {
  const { begun, go } = choresThatTake({ orders: 1, refunds: 1 })
  expect((await go('gone')).next).toBeNull()
  expect(begun).toEqual(['orders', 'refunds'])
})

test('orders at a payment service that does not answer leave time for everything else', async () => {
  let now = 0
  const asked: number[] = []
  const ask = async (order: number): Promise<void> => {
    asked.push(order)
    now += 4 * SECOND
  }
  expect(await inTurn([1, 2, 3, 4], ask, () => now)).toBe(2)
  expect(asked).toEqual([1, 2])
  expect(await inTurn([], ask, () => now)).toBe(0)
})
