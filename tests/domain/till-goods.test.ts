import { MOST_ORDER_FEN, type Order } from '../../src/domain/pricing/order-line'
import { orderAtTill, type TillGoods } from '../../src/domain/pricing/till-goods'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import { codeOf, noon, rules, yuan } from './given'

const latte = { productId: 'latte', name: '拿铁', category: '咖啡', unitFen: yuan(28), isSpecial: false }
const beans = { productId: 'beans', name: '咖啡豆', category: '咖啡豆', unitFen: yuan(88), isSpecial: true }
const shop = { ...rules, products: [latte, beans] } as Rules
const asked = (goods: TillGoods) => orderAtTill(goods, 'store_nanshan', shop, noon)
const linesOf = (goods: TillGoods) => {
  const order = asked(goods)
  if (order instanceof Refusal) throw new Error(order.code)
  return (order satisfies Order).lines
}

test('an amount is one line of goods that nobody named', () => {
  expect(linesOf({ amountFen: yuan(60) })).toMatchObject([{ productId: null, category: null, unitFen: yuan(60) }])
})

test('products come at the shop’s price and as special as the shop says, amounts as the till says', () => {
  const sold = [
    { productId: 'beans', quantity: 2 },
    { category: '咖啡', amountFen: yuan(30) },
    { category: null, amountFen: yuan(5) },
  ]
  expect(linesOf({ lines: sold })).toEqual([
    { lineId: '1', ...beans, quantity: 2 },
    { lineId: '2', name: '咖啡', productId: null, category: '咖啡', quantity: 1, unitFen: yuan(30), isSpecial: false },
    { lineId: '3', name: '其他', productId: null, category: null, quantity: 1, unitFen: yuan(5), isSpecial: false },
  ])
})

test('a product or a category that the shop does not have is said, and so is too much', () => {
  expect(codeOf(asked({ lines: [{ productId: 'tea', quantity: 1 }] }))).toBe('PRODUCT_UNKNOWN')
  expect(codeOf(asked({ lines: [{ category: '茶', amountFen: yuan(5) }] }))).toBe('PRODUCT_UNKNOWN')
  const most = { category: null, amountFen: MOST_ORDER_FEN }
  expect(codeOf(asked({ lines: [most] }))).toBeNull()
  expect(codeOf(asked({ lines: [most, { productId: 'latte', quantity: 1 }] }))).toBe('ORDER_TOO_LARGE')
})
