import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about the pack itself, and what may be spent from it. */
export interface PackRefusals {
  PACK_NOT_OPENED: NoDetails
  PACK_FROZEN: NoDetails
  PACK_FULL: NoDetails
  ENTRY_UNKNOWN: NoDetails
  BALANCE_TOO_LOW: { balanceFen: Fen; shortFen: Fen }
  SPEND_LIMIT_PURCHASE: { limitFen: Fen }
  SPEND_LIMIT_DAY: { limitFen: Fen; leftFen: Fen }
}

export const packWords: WordsFor<PackRefusals> = {
  PACK_NOT_OPENED: () => ({ message: '还没有开通卡包', nextStep: '请先打开卡包首页' }),
  PACK_FROZEN: () => ({
    message: '账目和留底对不上，卡包已暂停使用，金额没有变动',
    nextStep: '请联系门店核对；会员可在「明细」里验证账本',
  }),
  PACK_FULL: () => ({
    message: '卡包已经放满，金额没有变动，这次没有办成',
    nextStep: '请先用掉一些券，或等处理中的订单、冻结和赠送结束',
  }),
  ENTRY_UNKNOWN: () => ({ message: '没有找到这一笔', nextStep: '请返回明细，下拉刷新' }),
  BALANCE_TOO_LOW: ({ balanceFen, shortFen }) => ({
    message: `余额 ¥${shortYuanText(balanceFen)}，还差 ¥${shortYuanText(shortFen)}`,
    nextStep: '请先充值，或换其他方式付款',
  }),
  SPEND_LIMIT_PURCHASE: ({ limitFen }) => ({
    message: `单笔最多消费 ¥${shortYuanText(limitFen)}，没有扣款`,
    nextStep: '请分开付款，或换其他方式付款',
  }),
  SPEND_LIMIT_DAY: ({ limitFen, leftFen }) => ({
    message: `每天最多消费 ¥${shortYuanText(limitFen)}，今天还能消费 ¥${shortYuanText(leftFen)}，没有扣款`,
    nextStep: '请换其他方式付款，或明天再用余额',
  }),
}
