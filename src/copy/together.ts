import { type Fen, yuanText } from '../domain/money'

/** Beside other cards that pay, or when all of it was refused, this much is known already. */
const bare = (message: string): string => message.replace(/，没有扣款$/, '')

/** Several cards pay for one thing at the till. */
export const togetherWords = {
  entry: '再扫一张卡一起付',
  missing: '还差',
  covered: '可以收款',
  payable: (payable: Fen, off: Fen) =>
    off > 0 ? `应付 ¥${yuanText(payable)}，已优惠 ¥${yuanText(off)}` : `应付 ¥${yuanText(payable)}`,
  mostFen: (most: Fen) => `可付 ¥${yuanText(most)}`,
  limit: bare,
  brings: '用这张卡的优惠',
  remove: (holder: string) => `移除 ${holder}`,
  code: { label: '下一张卡的付款码', placeholder: '扫码枪扫入，或手工输入' },
  add: '加入这张卡',
  scan: '扫下一张卡',
  collect: (payable: Fen) => `一起收款 ¥${yuanText(payable)}`,
  again: '重新算',
  cancel: '取消这一单',
  /** what happened to a code that was shown */
  notes: {
    notPayCode: { message: '这不是付款码，没有加进这一单', nextStep: '请会员打开卡包里的付款码' },
    twice: (holder: string) => ({
      message: `${holder} 已在这一单里，没有重复计算`,
      nextStep: '付款码已换成新出示的；还差的请扫另一张卡',
      tone: 'quiet' as const,
    }),
    enough: { message: '已经够付，没有再加卡', nextStep: '请直接收款', tone: 'quiet' as const },
    full: { message: '一单最多五张卡一起付，没有再加卡', nextStep: '请移除一张，或用其他方式付' },
    expired: { message: '有付款码已超过十分钟，已从这一单移除', nextStep: '没有扣款；请会员刷新后重新扫' },
    used: { message: '有付款码已经用过，这一单还没有收款', nextStep: '没有扣款；请每位会员刷新付款码后重新扫' },
  },
  done: '已收款',
  doneNote: (cards: number) => `${cards} 张卡一起付`,
  refundable: '退款由店长在今日记录里按卡办理',
  left: (balance: Fen) => `余额 ¥${yuanText(balance)}`,
  points: (points: number) => `积分 +${points}`,
  refused: '没有收款',
  nothingTaken: (why: string) => `没有从任何一张卡扣款。${bare(why)}`,
  back: '回到这一单',
}
