import { fen, NO_MONEY } from '../../src/domain/money'
import { type KindSum, tillTotals, wholeTotals } from '../../src/domain/till/till-totals'

const nothing = { count: 0, amountFen: 0, discountFen: 0, payFen: 0, restCount: 0, restFen: 0, refundFen: 0 }
const sum = (kind: string, more: Partial<KindSum>): KindSum => ({ kind, by: null, ...nothing, ...more })

test('a till at which nothing happened comes to nothing', () => {
  const none = { count: 0, fen: NO_MONEY }
  expect(tillTotals([])).toEqual({
    charges: none,
    refunds: none,
    rests: none,
    restsBack: { wechat: none, by_hand: none },
    redemptions: { count: 0, discountFen: NO_MONEY },
    undone: { count: 0, discountFen: NO_MONEY },
    topUps: { cash: none, pos: none },
  })
})

test('charges are spends and captures, what was undone or taken back counts no more, and each way to pay by itself', () => {
  const totals = tillTotals([
    sum('spent', { count: 3, amountFen: 900 }),
    sum('captured', { count: 2, amountFen: 100, restCount: 1, restFen: 60 }),
    sum('rest_refunded', { count: 1, refundFen: 40 }),
    sum('rest_refunded', { by: 'by_hand', count: 1, refundFen: 20 }),
    sum('spend_refunded', { count: 1, amountFen: 200 }),
    sum('coupon_redeemed', { count: 5, discountFen: 5000 }),
    sum('coupon_redemption_undone', { count: 2, discountFen: 1500 }),
    sum('counter_topped_up', { by: 'cash', count: 4, payFen: 120_000 }),
    sum('counter_topped_up', { by: 'pos', count: 1, payFen: 80_000 }),
    sum('counter_top_up_voided', { by: 'cash', count: 1, payFen: 30_000 }),
  ])
  expect(totals).toEqual({
    charges: { count: 5, fen: fen(1000) },
    refunds: { count: 1, fen: fen(200) },
    rests: { count: 1, fen: fen(60) },
    restsBack: { wechat: { count: 1, fen: fen(40) }, by_hand: { count: 1, fen: fen(20) } },
    redemptions: { count: 3, discountFen: fen(3500) },
    undone: { count: 2, discountFen: fen(1500) },
    topUps: { cash: { count: 3, fen: fen(90_000) }, pos: { count: 1, fen: fen(80_000) } },
  })
})

test('a shift that was closed before rests were counted has none', () => {
  const { rests: _rests, restsBack: _back, ...older } = tillTotals([sum('spent', { count: 1, amountFen: 5 })])
  expect(wholeTotals(older)).toEqual(tillTotals([sum('spent', { count: 1, amountFen: 5 })]))
})
