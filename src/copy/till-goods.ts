import type { Fen } from '../domain/money'
import { yuanText } from '../domain/money'

export const tillGoodsWords = {
  ways: { amount: '总金额', categories: '分品类', products: '点商品' },
  other: '其他',
  amountOf: (category: string) => `${category}的金额`,
  total: (amount: Fen) => `合计 ¥${yuanText(amount)}`,
}
