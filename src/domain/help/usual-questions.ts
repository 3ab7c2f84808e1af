import { shortYuanText } from '../money'
import type { Rules } from '../rules/rules'
import type { FaqItem } from './help-rules'

/** A question with its answer, as members read it. */
export type Question = Omit<FaqItem, 'order'>

/**
 * What every shop is asked, answered by the rules that are live: an answer can never say otherwise than what is done. A
 * question of the merchant's own under the same id stands in the place of ours.
 */
export function questionsOf(rules: Rules): Question[] {
  const own = rules.faq.map(({ faqId, question, answer }) => ({ faqId, question, answer }))
  const isOwn = new Set(own.map(({ faqId }) => faqId))
  return [...own, ...usual(rules).filter(({ faqId }) => !isOwn.has(faqId))]
}

function usual(rules: Rules): Question[] {
  return [
    {
      faqId: 'not_arrived',
      question: '付了钱没到账怎么办',
      answer:
        '钱不会丢。付款后通常不到一秒到账，慢的时候系统会自己核对入账，在「明细」里能看到；没有付成功的订单不会扣款，也不会入账。',
    },
    { faqId: 'refund', question: '充值了能退吗', answer: REFUND },
    { faqId: 'expiry', question: '充值的钱会过期吗', answer: expiryAnswer(rules) },
    { faqId: 'ceiling', question: '卡里最多能存多少', answer: ceilingAnswer(rules) },
    ...pointsQuestion(rules),
    {
      faqId: 'lost_phone',
      question: '手机丢了怎么办',
      answer:
        '余额跟着微信账号走，用原来的微信在新手机上登录就能继续用。担心有人用旧手机付款，请马上冻结微信账号，并联系门店。',
    },
  ]
}

/** docs/refund-rules.md in three sentences. */
const REFUND =
  '付款后 7 天内，这笔充值和送的券都没用过，可以全额退实付金额。之后也能退：退款 = 实付 −（已用金额 × 实付 ÷ 到账总额），赠送部分收回。在「明细」里点开那笔充值就能申请，钱原路退回。'

const takenFirst = {
  bonus_first: '付款时先用赠送金额，最早到期的最先用',
  principal_first: '付款时先用本金，再用赠送金额',
  proportional: '付款时本金和赠送金额按比例一起用',
} as const

function expiryAnswer({ tiers, shop }: Rules): string {
  const days = [...new Set(tiers.filter(({ bonusFen }) => bonusFen > 0).map(tier => tier.bonusValidDays))]
  return `本金不过期，没用完可以退。${bonusText(days)}${takenFirst[shop.debitOrder]}。`
}

/** `days` as the tiers have them; null among them is a bonus without an end. */
function bonusText(days: readonly (number | null)[]): string {
  if (days.length === 0) return ''
  if (days.every(each => each === null)) return '赠送金额也不过期。'
  const [only, ...others] = days
  if (others.length === 0) return `赠送金额从到账起 ${only} 天内有效。`
  return '赠送金额的期限写在每个充值档位下面。'
}

function ceilingAnswer({ shop: { ceilingFen, spendLimits } }: Rules): string {
  const { unnamed, named } = ceilingFen
  const most =
    unnamed === named
      ? `每张卡最多 ${shortYuanText(named)} 元`
      : `不记名卡最多 ${shortYuanText(unnamed)} 元，实名登记后最多 ${shortYuanText(named)} 元`
  const limits = (['unnamed', 'named'] as const).flatMap(kind => {
    const { purchaseFen, dayFen } = spendLimits[kind]
    const card = kind === 'named' ? '记名卡' : '不记名卡'
    return [
      ...(purchaseFen === null ? [] : [`${card}一次最多付 ${shortYuanText(purchaseFen)} 元`]),
      ...(dayFen === null ? [] : [`${card}一天最多付 ${shortYuanText(dayFen)} 元`]),
    ]
  })
  return `${[`${most}，本金和赠送合计`, ...limits].join('；')}。`
}

function pointsQuestion({ shop: { pointsPerYuan } }: Rules): Question[] {
  if (pointsPerYuan === 0) return []
  const answer = `每消费 1 元得 ${pointsPerYuan} 积分，退款时积分跟着退回。积分怎么用、什么时候到期，在「积分」里能看到。`
  return [{ faqId: 'points', question: '积分怎么来', answer }]
}
