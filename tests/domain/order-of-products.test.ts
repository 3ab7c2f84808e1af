import { MOST_ORDER_FEN } from '../../src/domain/pricing/order-line'
import { orderOfProducts } from '../../src/domain/pricing/order-of-products'
import type { Rules } from '../../src/domain/rules/rules'
import { codeOf, noon, rules, yuan } from './given'

const latte = { productId: 'latte', name: '拿铁', category: '咖啡', unitFen: yuan(28), isSpecial: false }
const cake = { productId: 'cake', name: '蛋糕', category: null, unitFen: yuan(32.5), isSpecial: true }
const gold = { productId: 'gold', name: '金杯', category: null, unitFen: MOST_ORDER_FEN, isSpecial: false }
const shop = { ...rules, products: [latte, cake, gold] } as Rules
const order = (...wanted: [productId: string, quantity: number][]) =>
  orderOfProducts(
    wanted.map(([productId, quantity]) => ({ productId, quantity })),
    'store_nanshan',
    shop,
    noon,
  )

test('an order is made of the shop’s own words and prices, its lines numbered as they were wanted', () => {
  expect(order(['cake', 1], ['latte', 3])).toEqual({
    ...{ storeId: 'store_nanshan', at: noon },
    lines: [
      { lineId: '1', ...cake, quantity: 1 },
      { lineId: '2', ...latte, quantity: 3 },
    ],
  })
})

test('what the shop does not have, and a store that it is not, are refused', () => {
  expect(codeOf(order(['latte', 1], ['tea', 1]))).toBe('PRODUCT_UNKNOWN')
  expect(orderOfProducts([], 'store_of_others', shop, noon)).toMatchObject({
    ...{ code: 'INPUT_INVALID', details: { field: 'storeId' } },
  })
})

test('an order up to the limit is taken, and one line above it is not', () => {
  expect(codeOf(order(['gold', 1]))).toBeNull()
  expect(order(['gold', 1], ['latte', 1])).toMatchObject({
    code: 'ORDER_TOO_LARGE',
    details: { limitFen: MOST_ORDER_FEN },
  })
  expect(codeOf(order(['gold', 2]))).toBe('ORDER_TOO_LARGE')
})
