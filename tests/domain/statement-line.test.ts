import { allowedMovements, type EntryKind } from '../../src/domain/ledger/accounts'
import type { Entry } from '../../src/domain/ledger/entry'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import type { Movement } from '../../src/domain/ledger/movement'
import { statementGroupOf, statementLine } from '../../src/domain/ledger/statement-line'
import { newId, noon, packIdOf, yuan } from './given'

const orderId = newId('ord')
const lot: Movement['from'] = `lot:${newId('lot')}`
const place = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const money = { payFen: yuan(300), bonusFen: yuan(30) }
const split = { principalFen: yuan(20), bonusFen: yuan(5) }
const coupon = { couponId: newId('cpn'), templateId: 'off_10', title: '满减券' }
const friend = packIdOf('friend')

type Facts = Record<string, unknown> & { kind: EntryKind }

function entryOf(facts: Facts, movements: Movement[] = []): Entry {
  const after = { principalFen: yuan(100), bonusFen: yuan(10), points: 0 }
  return { seq: 7, at: noon, hash: 'hash', after, movements, facts: facts as unknown as EntryFacts } as unknown as Entry
}

const into = (amount: number): Movement[] => [{ unit: 'fen', amount, from: 'wechat_pay', to: lot }]
const outOf = (amount: number): Movement[] => [{ unit: 'fen', amount, from: lot, to: 'sales:store_nanshan' }]

type Expected = [group: string, title: string, more?: { principalFen?: number; storeName?: string; orderId?: string }]

/** What a member reads of each kind of entry. A new kind does not compile without its line. */
const lines: { [K in EntryKind]: [Facts, Expected][] } = {
  top_up_settled: [
    [
      { kind: 'top_up_settled', orderId, ...money },
      ['top_up', '充值 300，送 30', { principalFen: yuan(300), orderId }],
    ],
    [
      { kind: 'top_up_settled', orderId, ...money, payerPackId: friend },
      ['top_up', `会员 · ${friend.slice(-4)} 代充 300，送 30`, { principalFen: yuan(300), orderId }],
    ],
  ],
  counter_topped_up: [
    [
      { kind: 'counter_topped_up', orderId, payFen: yuan(300), bonusFen: yuan(0), ...place },
      ['top_up', '门店充值 300', { principalFen: yuan(300), storeName: '南山店', orderId }],
    ],
    [
      {
        kind: 'counter_topped_up',
        orderId,
        ...money,
        ...place,
        coupons: [{ couponIds: ['a', 'b'] }, { couponIds: ['c'] }],
      },
      ['top_up', '门店充值 300，送 30 和 3 张券', { principalFen: yuan(300), storeName: '南山店', orderId }],
    ],
    [
      { kind: 'counter_topped_up', orderId, ...money, ...place },
      ['top_up', '门店充值 300，送 30', { principalFen: yuan(300), storeName: '南山店', orderId }],
    ],
  ],
  counter_top_up_voided: [
    [
      { kind: 'counter_top_up_voided', orderId, ...money, ...place },
      ['top_up', '门店充值作废 300', { principalFen: -yuan(300), storeName: '南山店', orderId }],
    ],
  ],
  spent: [[{ kind: 'spent', ...split, ...place }, ['spend', '消费', { principalFen: -yuan(20), storeName: '南山店' }]]],
  signed_in: [[{ kind: 'signed_in', inRow: 3 }, ['points', '签到第 3 天']]],
  points_to_bonus: [[{ kind: 'points_to_bonus', points: 500 }, ['points', '500 积分换余额']]],
  bonus_to_points: [[{ kind: 'bonus_to_points', points: 80 }, ['points', '赠送余额换 80 积分']]],
  bonus_rescued: [[{ kind: 'bonus_rescued', ...coupon }, ['coupon', '到期余额换券 满减券']]],
  adjusted: [[{ kind: 'adjusted', principalFen: -yuan(8) }, ['other', '门店更正', { principalFen: -yuan(8) }]]],
  card_imported: [
    [
      { kind: 'card_imported', cardTail: '0042', ...split },
      ['top_up', '实体卡转入（尾号 0042）', { principalFen: yuan(20) }],
    ],
  ],
  card_kind_changed: [
    [{ kind: 'card_kind_changed', cardKind: 'named' }, ['other', '登记为记名卡']],
    [{ kind: 'card_kind_changed', cardKind: 'unnamed' }, ['other', '改为不记名卡']],
  ],
  gift_carved: [[{ kind: 'gift_carved', ...split }, ['gift', '送给朋友', { principalFen: -yuan(20) }]]],
  gift_received: [[{ kind: 'gift_received', ...split }, ['gift', '收到朋友的礼金', { principalFen: yuan(20) }]]],
  gift_returned: [[{ kind: 'gift_returned', ...split }, ['gift', '礼金退回', { principalFen: yuan(20) }]]],
  transfer_sent: [[{ kind: 'transfer_sent', ...split }, ['gift', '过户转出', { principalFen: -yuan(20) }]]],
  transfer_received: [[{ kind: 'transfer_received', ...split }, ['gift', '过户转入', { principalFen: yuan(20) }]]],
  transfer_returned: [[{ kind: 'transfer_returned', ...split }, ['gift', '过户退回', { principalFen: yuan(20) }]]],
  held: [
    [
      { kind: 'held', amountFen: yuan(12.5), owner: { kind: 'till', ...place } },
      ['spend', '冻结 12.50', { storeName: '南山店' }],
    ],
    [{ kind: 'held', amountFen: yuan(12), owner: { kind: 'refund' } }, ['spend', '冻结 12']],
  ],
  captured: [
    [
      { kind: 'captured', releasedFen: 0, ...split, ...place },
      ['spend', '消费', { principalFen: -yuan(20), storeName: '南山店' }],
    ],
    [
      { kind: 'captured', releasedFen: 1, ...split, ...place },
      ['spend', '消费，解冻 0.01', { principalFen: -yuan(20), storeName: '南山店' }],
    ],
    [
      { kind: 'captured', releasedFen: 0, rest: { restFen: yuan(60) }, ...split, ...place },
      ['spend', '消费，另付微信 60', { principalFen: -yuan(20), storeName: '南山店' }],
    ],
  ],
  released: [
    [
      { kind: 'released', amountFen: yuan(12), owner: { kind: 'till', ...place } },
      ['spend', '解冻 12', { storeName: '南山店' }],
    ],
    [{ kind: 'released', amountFen: yuan(12), owner: { kind: 'refund' } }, ['spend', '解冻 12']],
  ],
  top_up_refunded: [
    [
      { kind: 'top_up_refunded', orderId, refundFen: yuan(256.37), ...split },
      ['refund', '充值退款，退回 256.37', { principalFen: -yuan(20), orderId }],
    ],
  ],
  spend_refunded: [
    [
      { kind: 'spend_refunded', ...split, ...place },
      ['refund', '消费退款', { principalFen: yuan(20), storeName: '南山店' }],
    ],
  ],
  rest_refunded: [
    [
      { kind: 'rest_refunded', refundFen: yuan(60), ...place },
      ['refund', '消费退款，微信退回 60', { storeName: '南山店' }],
    ],
  ],
  member_changed: [
    [
      { kind: 'member_changed', change: 'removed', memberPackId: friend },
      ['other', `会员 · ${friend.slice(-4)} 被移出`],
    ],
  ],
  coupon_claimed: [
    [{ kind: 'coupon_claimed', ...coupon }, ['coupon', '领取 满减券']],
    [{ kind: 'coupon_claimed', ...coupon, cameBy: { way: 'birthday' } }, ['coupon', '收到 满减券']],
  ],
  password_reset: [
    [
      { kind: 'password_reset', step: 'let_by_store', storeName: '南山店' },
      ['other', '门店协助重设支付密码', { storeName: '南山店' }],
    ],
    [{ kind: 'password_reset', step: 'done' }, ['other', '支付密码已重设']],
  ],
  coupon_given: [[{ kind: 'coupon_given', ...coupon }, ['coupon', '送出 满减券']]],
  coupon_received: [[{ kind: 'coupon_received', ...coupon }, ['coupon', '收到朋友送的 满减券']]],
  coupon_returned: [[{ kind: 'coupon_returned', ...coupon }, ['coupon', '送出的 满减券 已退回']]],
  paper_printed: [[{ kind: 'paper_printed', title: '满减券', count: 200 }, ['coupon', '印制 200 张 满减券']]],
  paper_withdrawn: [[{ kind: 'paper_withdrawn', title: '满减券', count: 163 }, ['coupon', '撤回 163 张 满减券']]],
  coupon_redeemed: [
    [{ kind: 'coupon_redeemed', ...coupon, ...place }, ['coupon', '使用 满减券', { storeName: '南山店' }]],
  ],
  offline_conflict_decided: [
    [
      { kind: 'offline_conflict_decided', policy: 'honour', ...coupon, ...place },
      ['coupon', '门店承担重复使用的 满减券', { storeName: '南山店' }],
    ],
    [
      { kind: 'offline_conflict_decided', policy: 'reject', ...coupon, ...place },
      ['coupon', '重复使用 满减券 未被认可', { storeName: '南山店' }],
    ],
  ],
  coupon_redemption_undone: [
    [{ kind: 'coupon_redemption_undone', ...coupon, ...place }, ['coupon', '撤销使用 满减券', { storeName: '南山店' }]],
  ],
  expired: [
    [{ kind: 'expired', lots: [{ lotId: newId('lot'), fen: 1 }], couponIds: [] }, ['expiry', '赠送余额到期']],
    [{ kind: 'expired', lots: [], couponIds: [coupon.couponId] }, ['expiry', '1 张优惠券到期']],
    [{ kind: 'expired', lots: [], couponIds: [], points: 40 }, ['expiry', '40 积分到期']],
    [{ kind: 'expired', lots: [], couponIds: [], slips: 12 }, ['expiry', '12 张纸质券到期']],
  ],
  voided: [[{ kind: 'voided', what: 'spent' }, ['other', '作废的操作']]],
}

test.each(Object.entries(lines).flatMap(([kind, cases]) => cases.map(each => [kind, each] as const)))(
  '%s reads as the shop says it, with its store, its order and its principal',
  (_kind, [facts, [group, title, more]]) => {
    const entry = entryOf(facts)
    expect(statementLine(entry)).toEqual({
      ...{ seq: 7, at: noon, hash: 'hash', group, title, changeFen: 0, points: 0, balanceFen: yuan(110) },
      ...{ principalFen: 0, storeName: null, orderId: null, ...more },
      bonusFen: 0 - (more?.principalFen ?? 0),
    })
    expect(statementGroupOf(entry)).toBe(group)
  },
)

test('every kind of the chart of accounts has its line', () => {
  expect(Object.keys(lines).sort()).toEqual(Object.keys(allowedMovements).sort())
})

test('the change is what the movements brought the member: in, out, and nothing between the member’s own accounts', () => {
  const topUp = { kind: 'top_up_settled' as const, orderId, ...money }
  expect(statementLine(entryOf(topUp, into(33_000)))).toMatchObject({ changeFen: 33_000, bonusFen: 3000 })
  const paid = { kind: 'spent' as const, ...split, ...place }
  const earned: Movement = { unit: 'points', amount: 25, from: 'points_granted', to: 'points' }
  expect(statementLine(entryOf(paid, [...outOf(2500), earned]))).toMatchObject({
    ...{ changeFen: -2500, principalFen: -2000, bonusFen: -500, points: 25 },
  })
  const within: Movement = { unit: 'fen', amount: 5, from: lot, to: `lot:${newId('lot')}` }
  expect(statementLine(entryOf(paid, [within])).changeFen).toBe(0)
})
