import type { OrderRest } from '../../src/contract/checkout'
import { owner } from '../support/shop'
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
  restFen: number
  sharedPackId: string | null
}

/** The card that pays, as an attempt names it. */
const cardOf = (sharedPackId: string | null) => (sharedPackId === null ? {} : { sharedPackId })

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
    ...byShopper(member, 'checkout.price', {
      ...{ storeId, lines, usePoints: run.chance.in(0.5) },
      ...(run.chance.in(0.5) && { sharedPackId: 'any' }),
    }),
    mayRefuse: ['PACK_NOT_OPENED'],
    repeatable: false,
    onYes: ({ payableFen, amountFen, discountFen, points, pointsFen, restFen, sharedPackId }: Shown) => {
      const shown = points > 0 ? { points: { points, pointsFen } } : {}
      const at = run.roundAt
      run.memory.prices.push({ member, storeId, lines, payableFen, restFen, sharedPackId, shown, at })
      return payableFen >= 0 && amountFen - discountFen === payableFen ? [] : [`a price of ${payableFen}`]
    },
  }
}

function reserves(run: Run): Intent | null {
  const price = run.recall(run.memory.prices)
  if (!price) return null
  const { member, storeId, lines, payableFen, sharedPackId, shown } = price
  const checkoutId = run.newId('cko')
  const wish = { checkoutId, storeId, lines, expectedPayableFen: payableFen, ...shown, ...cardOf(sharedPackId) }
  return {
    ...byShopper(member, 'checkout.reserve', wish),
    mayRefuse: [
      ...(['PACK_NOT_OPENED', 'PRICE_CHANGED', 'BALANCE_TOO_LOW', 'HOLDS_FULL', 'COMMAND_ID_TIME'] as const),
      ...(['MEMBER_LIMIT', 'SHARED_NOT_MEMBER'] as const),
    ],
    command: { packId: sharedPackId ?? member.packId, commandId: checkoutId },
    repeatable: true,
    onYes: () => {
      run.memory.checkouts.push({ checkoutId, member, sharedPackId, at: run.roundAt })
      return []
    },
  }
}

function endsCheckout(run: Run): Intent | null {
  const checkout = run.recall(run.memory.checkouts)
  if (!checkout) return null
  const { checkoutId, member, sharedPackId } = checkout
  const packId = sharedPackId ?? member.packId
  const pays = run.chance.in(0.7)
  const commandId = checkoutId.replace('cko_', pays ? 'cap_' : 'rel_')
  return {
    ...byShopper(member, pays ? 'checkout.confirm' : 'checkout.release', { checkoutId, ...cardOf(sharedPackId) }),
    mayRefuse: ['CHECKOUT_OVER', 'SHARED_NOT_MEMBER'],
    repeatable: true,
    onYes: () => (run.auditor.entryOf(packId, commandId) ? [] : [`${checkoutId} is called over and is not`]),
  }
}

/** What the card does not pay of an order WeChat Pay is asked for, by the same phone. */
function paysWithRest(run: Run): Intent | null {
  const price = run.recall(run.memory.prices, ({ restFen }) => restFen > 0)
  // A door asks for an amount: nothing is none.
  if (!price || price.restFen === 0) return null
  const { member, storeId, lines, payableFen, restFen, sharedPackId, shown } = price
  const checkoutId = run.newId('cko')
  const packId = sharedPackId ?? member.packId
  const expected = { expectedPayableFen: payableFen, expectedRestFen: restFen }
  return {
    ...byShopper(member, 'checkout.payRest', {
      checkoutId,
      storeId,
      lines,
      ...expected,
      ...shown,
      ...cardOf(sharedPackId),
    }),
    mayRefuse: [
      ...(['PACK_NOT_OPENED', 'PRICE_CHANGED', 'REST_NOT_NEEDED', 'HOLDS_FULL', 'COMMAND_ID_TIME'] as const),
      ...(['MEMBER_LIMIT', 'SHARED_NOT_MEMBER', 'PAYMENT_UNAVAILABLE', 'CHECKOUT_OVER'] as const),
    ],
    repeatable: true,
    onYes: ({ orderId, payment, restFen: payFen, pointsFen }: OrderRest) => {
      run.memory.orderRests.push({ checkoutId, member, packId, at: run.roundAt })
      const receiptId = `${packId}:${checkoutId.replace('cko_', 'cap_')}`
      if (!run.memory.restSales.some(each => each.receiptId === receiptId))
        run.memory.restSales.push({
          receiptId,
          packId,
          staff: owner,
          amountFen: payableFen - pointsFen,
          at: run.roundAt,
        })
      run.awaitPayment({ orderId, member, of: 'rest', lines: [{ orderId, packId, payFen }], payFen }, payment)
      return payFen === restFen ? [] : [`${orderId}: ${payFen} instead of ${restFen}`]
    },
  }
}

/** Looks at it, or gives it up: what is called paid is in the ledger, what is called closed holds nothing. */
function followsRest(run: Run): Intent | null {
  const rest = run.recall(run.memory.orderRests)
  if (!rest) return null
  const { checkoutId, member, packId } = rest
  const action = run.chance.in(0.6) ? 'checkout.readRest' : 'checkout.giveUpRest'
  return {
    ...byShopper(member, action, { checkoutId }),
    mayRefuse: ['ORDER_UNKNOWN'],
    repeatable: true,
    onYes: ({ state }: OrderRest) => {
      const entry = run.auditor.entryOf(packId, checkoutId.replace('cko_', 'cap_'))
      const isHeld = run.auditor
        .packOf(packId)
        ?.holds.some(({ holdId }) => holdId === checkoutId.replace('cko_', 'hld_'))
      if (state === 'paid' && entry?.facts.kind !== 'captured') return [`${checkoutId} is called paid and is not`]
      return action === 'checkout.giveUpRest' && state === 'closed' && isHeld ? [`${checkoutId} is over and held`] : []
    },
  }
}

/** Orders of goods, paid from the card. */
export const checkoutPossibilities: readonly Possibility[] = [
  { weight: 3, make: asksPrice },
  { weight: 3, make: reserves },
  { weight: 3, make: endsCheckout },
  { weight: 3, make: paysWithRest },
  { weight: 2, make: followsRest },
]
