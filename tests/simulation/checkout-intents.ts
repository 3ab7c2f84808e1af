import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'

/** What a price says. */
interface Shown {
  payableFen: number
  amountFen: number
  discountFen: number
  points: number
  pointsFen: number
}

function asksPrice(run: Run): Intent {
  const member = run.memberWithMoney()
  const storeId = run.chance.pick(['store_nanshan', 'store_futian'])
  const goods = ['americano', 'latte', 'oolong', 'croissant', 'cheesecake', 'beans']
  const lines = Array.from({ length: run.chance.whole(1, 3) }, () =>
    goods.splice(run.chance.whole(0, goods.length - 1), 1),
  )
    .flat()
    .map(productId => ({ productId, quantity: run.chance.whole(1, 3) }))
  return {
    ...byShopper(member, 'checkout.price', { storeId, lines, usePoints: run.chance.in(0.5) }),
    mayRefuse: ['PACK_NOT_OPENED'],
    repeatable: false,
    onYes: ({ payableFen, amountFen, discountFen, points, pointsFen }: Shown) => {
      const shown = points > 0 ? { points: { points, pointsFen } } : {}
      run.memory.prices.push({ member, storeId, lines, payableFen, shown, at: run.roundAt })
      return payableFen >= 0 && amountFen - discountFen === payableFen ? [] : [`a price of ${payableFen}`]
    },
  }
}

function reserves(run: Run): Intent | null {
  const price = run.recall(run.memory.prices)
  if (!price) return null
  const { member, storeId, lines, payableFen, shown } = price
  const checkoutId = run.newId('cko')
  return {
    ...byShopper(member, 'checkout.reserve', { checkoutId, storeId, lines, expectedPayableFen: payableFen, ...shown }),
    mayRefuse: ['PACK_NOT_OPENED', 'PRICE_CHANGED', 'BALANCE_TOO_LOW', 'HOLDS_FULL', 'COMMAND_ID_TIME'],
    command: { packId: member.packId, commandId: checkoutId },
    repeatable: true,
    onYes: () => {
      run.memory.checkouts.push({ checkoutId, member, at: run.roundAt })
      return []
    },
  }
}

function endsCheckout(run: Run): Intent | null {
  const checkout = run.recall(run.memory.checkouts)
  if (!checkout) return null
  const { checkoutId, member } = checkout
  const pays = run.chance.in(0.7)
  const commandId = checkoutId.replace('cko_', pays ? 'cap_' : 'rel_')
  return {
    ...byShopper(member, pays ? 'checkout.confirm' : 'checkout.release', { checkoutId }),
    mayRefuse: ['CHECKOUT_OVER'],
    repeatable: true,
    onYes: () => (run.auditor.entryOf(member.packId, commandId) ? [] : [`${checkoutId} is called over and is not`]),
  }
}

/** Orders of goods, paid from the card. */
export const checkoutPossibilities: readonly Possibility[] = [
  { weight: 3, make: asksPrice },
  { weight: 3, make: reserves },
  { weight: 3, make: endsCheckout },
]
