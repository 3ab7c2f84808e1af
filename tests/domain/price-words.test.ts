import type { BestPrice } from '../../src/domain/pricing/best-price'
import { explainPrice } from '../../src/domain/pricing/price-words'
import { newId, yuan } from './given'

const couponId = newId('cpn')
const coupon = { kind: 'coupon', couponId, templateId: 't', title: '满减券', item: null, offFen: yuan(10) }
const price = (change: object): BestPrice =>
  ({
    ...{ amountFen: yuan(100), payableFen: yuan(100), paidBy: 'anything', reductions: [] },
    ...{ points: 0, pointsFen: yuan(0), balanceFen: yuan(0), restFen: yuan(0), ...change },
  }) as unknown as BestPrice
const read = (change: object) => explainPrice(price(change)).map(({ id, words, fen }) => [id, words, fen])

test('a price that nothing lowers is its list price', () => {
  expect(read({})).toEqual([
    ['listed', '商品原价', yuan(100)],
    ['payable', '应付', yuan(100)],
  ])
})

test('every step from the listed price to what is still to be paid has its line', () => {
  const member = { kind: 'member_price', ruleId: 'vip', title: '金卡', payPercent: 90, offFen: yuan(10) }
  const exchange = { ...coupon, couponId: 'x', title: '兑换券', item: '拿铁', offFen: yuan(28) }
  expect(
    read({
      ...{ reductions: [member, coupon, exchange], payableFen: yuan(52), paidBy: 'balance' },
      ...{ points: 200, pointsFen: yuan(2), balanceFen: yuan(40), restFen: yuan(10) },
    }),
  ).toEqual([
    ['listed', '商品原价', yuan(100)],
    ['vip', '金卡 9折', -yuan(10)],
    [couponId, '满减券', -yuan(10)],
    ['x', '兑换券 · 拿铁', -yuan(28)],
    ['payable', '应付（余额支付价）', yuan(52)],
    ['points', '200 积分抵扣', -yuan(2)],
    ['balance', '余额支付', -yuan(40)],
    ['rest', '还需支付', yuan(10)],
  ])
})
