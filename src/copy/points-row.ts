import { type Fen, shortYuanText } from '../domain/money'

export const pointsRowWords = {
  title: '积分抵扣',
  offer: (points: number, amount: Fen) => `用 ${points} 积分抵 ¥${shortYuanText(amount)}`,
  use: '使用',
}
