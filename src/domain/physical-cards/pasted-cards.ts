import { type Fen, fenFromYuan, NO_MONEY, sumFen } from '../money'
import { type ShopDay, shopDay } from '../time'
import { plainCardNumber } from './imported-card'

/** A physical card as the merchant's old system had it. */
export interface PastedCard {
  cardNumber: string
  principalFen: Fen
  bonusFen: Fen
  /** the last day of the bonus; null: it never runs out */
  bonusUntil: ShopDay | null
  points: number
}

/** A line that cannot be taken over, counted from 1, and why, in Chinese. */
export interface PastedProblem {
  line: number
  message: string
}

/** So many are shown and sent from one page; more come as another batch. */
export const MOST_PASTED = 2000
const MOST_POINTS = 1_000_000
const CARD_NUMBER = /^[0-9A-Za-z][0-9A-Za-z -]{3,31}$/

/**
 * Reads lines as spreadsheets copy them (tabs) or save them (commas): card number, principal and bonus in yuan, last day of
 * the bonus, points. All but the number may be left out; a first line without any digit is a heading. Every line is judged.
 */
export function readPastedCards(text: string): { cards: PastedCard[]; problems: PastedProblem[] } {
  const cards: PastedCard[] = []
  const problems: PastedProblem[] = []
  const seen = new Map<string, number>()
  for (const [place, content] of text.split(/\r?\n/).entries()) {
    const line = place + 1
    if (content.trim() === '' || (place === 0 && !/\d/.test(content))) continue
    const card = cardOf(content.split(content.includes('\t') ? '\t' : /[,，]/).map(cell => cell.trim()))
    if (typeof card === 'string') {
      problems.push({ line, message: card })
      continue
    }
    const number = plainCardNumber(card.cardNumber)
    const earlier = seen.get(number)
    if (earlier !== undefined) problems.push({ line, message: `卡号和第 ${earlier} 行相同` })
    seen.set(number, line)
    cards.push(card)
    if (cards.length > MOST_PASTED) {
      problems.push({ line, message: `一次最多 ${MOST_PASTED} 张，多的请分批` })
      break
    }
  }
  return { cards, problems }
}

/** One line's card, or what is wrong with it. */
function cardOf(cells: string[]): PastedCard | string {
  const [cardNumber = '', principal = '', bonus = '', until = '', points = '', ...more] = cells
  if (more.some(cell => cell !== '')) return '列数太多，只要卡号、本金、赠送、赠送有效期、积分'
  if (!CARD_NUMBER.test(cardNumber)) return '卡号要 4 到 32 位字母或数字'
  const [principalFen, bonusFen] = [moneyOf(principal), moneyOf(bonus)]
  if (principalFen === null) return '本金不是最多两位小数的金额'
  if (bonusFen === null) return '赠送不是最多两位小数的金额'
  const bonusUntil = until === '' ? null : shopDay(until.replace(/[/.]/g, '-').replace(/-(\d)(?!\d)/g, '-0$1'))
  if (until !== '' && bonusUntil === null) return '赠送有效期要写成 2027-12-31'
  const count = points === '' ? 0 : Number(points)
  if (!Number.isInteger(count) || count < 0 || count > MOST_POINTS) return '积分不是整数'
  return { cardNumber, principalFen, bonusFen, bonusUntil, points: count }
}

function moneyOf(text: string): Fen | null {
  return text === '' ? NO_MONEY : fenFromYuan(text)
}

/** What the cards come to together. */
export function sumsOf(cards: readonly PastedCard[]): { principalFen: Fen; bonusFen: Fen; points: number } {
  return {
    principalFen: sumFen(cards.map(card => card.principalFen)),
    bonusFen: sumFen(cards.map(card => card.bonusFen)),
    points: cards.reduce((sum, card) => sum + card.points, 0),
  }
}
