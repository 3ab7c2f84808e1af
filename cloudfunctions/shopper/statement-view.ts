import type { StatementLine } from '../../src/contract/shopper'
import type { Entry } from '../../src/domain/ledger/entry'
import { addFen, type Fen, fen, NO_MONEY, shortYuanText, sumFen } from '../../src/domain/money'

type Drawn = Pick<StatementLine, 'kind' | 'title' | 'principalFen' | 'bonusFen' | 'points' | 'storeName' | 'orderId'>

/** One entry of the ledger as the member reads it. */
export function statementLine(entry: Entry): StatementLine {
  const drawn = drawnFrom(entry)
  return {
    seq: entry.seq,
    at: entry.at,
    ...drawn,
    changeFen: addFen(drawn.principalFen, drawn.bonusFen),
    balanceFen: addFen(entry.after.principalFen, entry.after.bonusFen),
    hash: entry.hash,
  }
}

const still = { principalFen: NO_MONEY, bonusFen: NO_MONEY, points: 0, storeName: null, orderId: null }

function drawnFrom({ facts }: Entry): Drawn {
  switch (facts.kind) {
    case 'top_up_settled': {
      const bonus = facts.bonusFen > 0 ? `，送 ${shortYuanText(facts.bonusFen)}` : ''
      const title = `充值 ${shortYuanText(facts.payFen)}${bonus}`
      const { payFen: principalFen, bonusFen, orderId } = facts
      return { ...still, kind: 'top_up', title, principalFen, bonusFen, orderId }
    }
    case 'spent':
      return {
        ...still,
        kind: 'spend',
        title: '消费',
        principalFen: negative(facts.principalFen),
        bonusFen: negative(facts.bonusFen),
        points: facts.pointsEarned,
        storeName: facts.storeName,
      }
    case 'coupon_claimed':
      return { ...still, kind: 'coupon_claimed', title: `领取 ${facts.title}` }
    case 'coupon_redeemed':
      return { ...still, kind: 'coupon_redeemed', title: `使用 ${facts.title}`, storeName: facts.storeName }
    case 'expired': {
      const bonusFen = negative(sumFen(facts.lots.map(lot => lot.fen)))
      const title = bonusFen < 0 ? '赠送余额到期' : `${facts.couponIds.length} 张优惠券到期`
      return { ...still, kind: 'expired', title, bonusFen }
    }
    default:
      return facts satisfies never
  }
}

function negative(amount: Fen): Fen {
  return fen(-amount)
}
