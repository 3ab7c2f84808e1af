import type { OrderId } from '../ids'
import { addFen, type Fen, fen, NO_MONEY, shortYuanText } from '../money'
import type { Instant } from '../time'
import { accountKind, type EntryKind, whose } from './accounts'
import type { Entry } from './entry'
import type { EntryFacts } from './facts/entry-facts'
import type { CameWithTopUp } from './facts/top-up-facts'

/** What a member filters the statement by. Stored beside each entry, so that a page of one group is one query. */
export const statementGroups = ['top_up', 'spend', 'refund', 'gift', 'expiry', 'coupon', 'points', 'other'] as const
export type StatementGroup = (typeof statementGroups)[number]

/** One entry as the member reads it. */
export interface StatementLine {
  seq: number
  at: Instant
  group: StatementGroup
  title: string
  /** what happened to the balance: positive in, negative out, 0 for coupons and points */
  changeFen: Fen
  /** of it; the two add up to the change */
  principalFen: Fen
  bonusFen: Fen
  points: number
  /** running balance after this line */
  balanceFen: Fen
  storeName: string | null
  orderId: OrderId | null
  hash: string
}

type FactsOf<K extends EntryKind> = Extract<EntryFacts, { kind: K }>

interface Row<K extends EntryKind> {
  group: StatementGroup
  title: (facts: FactsOf<K>) => string
  /** how much of the entry's change was principal, with its sign; the rest is bonus. None where no money moves */
  principalFen?: (facts: FactsOf<K>) => Fen
  storeName?: (facts: FactsOf<K>) => string | null
  orderId?: (facts: FactsOf<K>) => OrderId
}

const memberChanges = { joined: '加入', left: '退出', removed: '被移出', limited: '限额调整' } as const

const passwordSteps = {
  asked: '申请重设支付密码',
  let_by_store: '门店协助重设支付密码',
  given_up: '取消重设支付密码',
  done: '支付密码已重设',
} as const

/**
 * How each kind of entry stands in the statement. A new kind does not compile without its row. What the line comes to
 * altogether follows from the entry's movements; a row only names it and says how much of it was principal.
 */
const rows: { [K in EntryKind]: Row<K> } = {
  top_up_settled: {
    group: 'top_up',
    title: facts =>
      facts.payerPackId === undefined
        ? `充值 ${paidText(facts)}`
        : `会员 · ${facts.payerPackId.slice(-4)} 代充 ${paidText(facts)}`,
    principalFen: facts => facts.payFen,
    orderId: facts => facts.orderId,
  },
  counter_topped_up: {
    group: 'top_up',
    title: facts => `门店充值 ${paidText(facts)}`,
    principalFen: facts => facts.payFen,
    storeName: facts => facts.storeName,
    orderId: facts => facts.orderId,
  },
  counter_top_up_voided: {
    group: 'top_up',
    title: ({ payFen }) => `门店充值作废 ${shortYuanText(payFen)}`,
    principalFen: facts => fen(-facts.payFen),
    storeName: facts => facts.storeName,
    orderId: facts => facts.orderId,
  },
  spent: {
    group: 'spend',
    title: () => '消费',
    principalFen: facts => fen(-facts.principalFen),
    storeName: facts => facts.storeName,
  },
  signed_in: { group: 'points', title: ({ inRow }) => `签到第 ${inRow} 天` },
  points_to_bonus: { group: 'points', title: ({ points }) => `${points} 积分换余额` },
  bonus_to_points: { group: 'points', title: ({ points }) => `赠送余额换 ${points} 积分` },
  bonus_rescued: { group: 'coupon', title: ({ title }) => `到期余额换券 ${title}` },
  adjusted: { group: 'other', title: () => '门店更正', principalFen: facts => facts.principalFen },
  card_imported: {
    group: 'top_up',
    title: ({ cardTail }) => `实体卡转入（尾号 ${cardTail}）`,
    principalFen: facts => facts.principalFen,
  },
  card_kind_changed: {
    group: 'other',
    title: ({ cardKind }) => (cardKind === 'named' ? '登记为记名卡' : '改为不记名卡'),
  },
  gift_carved: { group: 'gift', title: () => '送给朋友', principalFen: facts => fen(-facts.principalFen) },
  gift_received: { group: 'gift', title: () => '收到朋友的礼金', principalFen: facts => facts.principalFen },
  gift_returned: { group: 'gift', title: () => '礼金退回', principalFen: facts => facts.principalFen },
  transfer_sent: { group: 'gift', title: () => '过户转出', principalFen: facts => fen(-facts.principalFen) },
  transfer_received: { group: 'gift', title: () => '过户转入', principalFen: facts => facts.principalFen },
  transfer_returned: { group: 'gift', title: () => '过户退回', principalFen: facts => facts.principalFen },
  held: {
    group: 'spend',
    title: ({ amountFen }) => `冻结 ${shortYuanText(amountFen)}`,
    storeName: ({ owner }) => ('storeName' in owner ? owner.storeName : null),
  },
  captured: {
    group: 'spend',
    title: ({ releasedFen, rest, together }) => {
      if (together) return `消费，${together.packs} 张卡合付 ${shortYuanText(together.paidFen)}`
      if (rest) return `消费，另付微信 ${shortYuanText(rest.restFen)}`
      return releasedFen > 0 ? `消费，解冻 ${shortYuanText(releasedFen)}` : '消费'
    },
    principalFen: facts => fen(-facts.principalFen),
    storeName: facts => facts.storeName,
  },
  released: {
    group: 'spend',
    title: ({ amountFen }) => `解冻 ${shortYuanText(amountFen)}`,
    storeName: ({ owner }) => ('storeName' in owner ? owner.storeName : null),
  },
  top_up_refunded: {
    group: 'refund',
    title: ({ refundFen }) => `充值退款，退回 ${shortYuanText(refundFen)}`,
    principalFen: facts => fen(-facts.principalFen),
    orderId: facts => facts.orderId,
  },
  spend_refunded: {
    group: 'refund',
    title: () => '消费退款',
    principalFen: facts => facts.principalFen,
    storeName: facts => facts.storeName,
  },
  rest_refunded: {
    group: 'refund',
    title: ({ refundFen }) => `消费退款，微信退回 ${shortYuanText(refundFen)}`,
    storeName: facts => facts.storeName,
  },
  member_changed: {
    group: 'other',
    title: ({ change, memberPackId }) => `会员 · ${memberPackId.slice(-4)} ${memberChanges[change]}`,
  },
  coupon_claimed: { group: 'coupon', title: ({ title, cameBy }) => `${cameBy ? '收到' : '领取'} ${title}` },
  password_reset: {
    group: 'other',
    title: ({ step }) => passwordSteps[step],
    storeName: facts => ('storeName' in facts ? facts.storeName : null),
  },
  coupon_given: { group: 'coupon', title: ({ title }) => `送出 ${title}` },
  coupon_received: { group: 'coupon', title: ({ title }) => `收到朋友送的 ${title}` },
  coupon_returned: { group: 'coupon', title: ({ title }) => `送出的 ${title} 已退回` },
  paper_printed: { group: 'coupon', title: ({ title, count }) => `印制 ${count} 张 ${title}` },
  paper_withdrawn: { group: 'coupon', title: ({ title, count }) => `撤回 ${count} 张 ${title}` },
  coupon_redeemed: {
    group: 'coupon',
    title: ({ title }) => `使用 ${title}`,
    storeName: facts => facts.storeName,
  },
  offline_conflict_decided: {
    group: 'coupon',
    title: ({ title, policy }) => (policy === 'honour' ? `门店承担重复使用的 ${title}` : `重复使用 ${title} 未被认可`),
    storeName: facts => facts.storeName,
  },
  coupon_redemption_undone: {
    group: 'coupon',
    title: ({ title }) => `撤销使用 ${title}`,
    storeName: facts => facts.storeName,
  },
  expired: {
    group: 'expiry',
    title: ({ lots, couponIds, points = 0, slips = 0 }) => {
      if (slips > 0) return `${slips} 张纸质券到期`
      if (lots.length > 0) return '赠送余额到期'
      return couponIds.length > 0 ? `${couponIds.length} 张优惠券到期` : `${points} 积分到期`
    },
  },
  voided: { group: 'other', title: () => '作废的操作' },
}

/** "300，送 30 和 2 张券" */
function paidText({ payFen, bonusFen, coupons = [] }: { payFen: Fen; bonusFen: Fen } & CameWithTopUp): string {
  const count = coupons.reduce((sum, { couponIds }) => sum + couponIds.length, 0)
  const gifts = [...(bonusFen > 0 ? [shortYuanText(bonusFen)] : []), ...(count > 0 ? [`${count} 张券`] : [])]
  return `${shortYuanText(payFen)}${gifts.length > 0 ? `，送 ${gifts.join(' 和 ')}` : ''}`
}

/** The row of an entry, which fits the entry's own kind although the compiler cannot follow it through the table. */
function rowOf(facts: EntryFacts): Row<EntryKind> {
  return rows[facts.kind] as Row<EntryKind>
}

/** Under which filter of the statement an entry stands. */
export function statementGroupOf({ facts }: Pick<Entry, 'facts'>): StatementGroup {
  return rowOf(facts).group
}

/** An entry as the member reads it: in words, with what changed and the balance afterwards. */
export function statementLine(entry: Entry): StatementLine {
  const { seq, at, facts, after, hash } = entry
  const row = rowOf(facts)
  const changeFen = fen(memberChange(entry, 'fen'))
  const principalFen = row.principalFen?.(facts) ?? NO_MONEY
  return {
    seq,
    at,
    group: row.group,
    title: row.title(facts),
    changeFen,
    principalFen,
    bonusFen: fen(changeFen - principalFen),
    points: memberChange(entry, 'points'),
    balanceFen: addFen(after.principalFen, after.bonusFen),
    storeName: row.storeName?.(facts) ?? null,
    orderId: row.orderId?.(facts) ?? null,
    hash,
  }
}

/** What an entry brought the member in one unit, negative when it took something; moves among the member's own accounts cancel out. */
function memberChange({ movements }: Pick<Entry, 'movements'>, unit: 'fen' | 'points'): number {
  let change = 0
  for (const movement of movements) {
    if (movement.unit !== unit) continue
    if (whose[accountKind(movement.to)] === 'member') change += movement.amount
    if (whose[accountKind(movement.from)] === 'member') change -= movement.amount
  }
  return change
}
