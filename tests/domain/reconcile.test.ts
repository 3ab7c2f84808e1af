import fc from 'fast-check'
import { type Fen, fen } from '../../src/domain/money'
import { readBill } from '../../src/domain/reconcile/bill'
import { dayInTurn, daysLeftOut } from '../../src/domain/reconcile/bill-calendar'
import { lookAgain, openDifferences } from '../../src/domain/reconcile/bill-day'
import { type BookedLine, matchBill, type WayLine } from '../../src/domain/reconcile/match'
import { addDays, shopDayOf } from '../../src/domain/time'
import { noon } from './given'

const head =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const totalsHead = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const paid =
  '`2026-11-21 12:00:00,`wx1,`1900000109,`1900000109,`,`4200001,`ord_A,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`800.00,`0.00,`0,`0,`0.00,`0.00,`,`,`充值 800,`,`4.80000,`0.60%,`800.00,`0.00,`'
const refunded =
  '`2026-11-21 13:00:00,`wx1,`1900000109,`1900000109,`,`4200001,`ord_A,`o1,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5000001,`rfd_A,`12.50,`0.00,`ORIGINAL,`SUCCESS,`充值 800,`,`-0.08000,`0.60%,`0.00,`12.50,`'
const text = (...lines: string[]): string =>
  `\uFEFF${[head, ...lines, totalsHead, `\`${lines.length},\`800.00,\`12.50,\`0.00,\`4.72,\`800.00,\`12.50`].join('\r\n')}\r\n`

test('a bill is read to the fen, payments and refunds apart', () => {
  expect(readBill(text(paid, refunded))).toEqual([
    { outTradeNo: 'ord_A', transactionId: '4200001', fen: 80_000, outRefundNo: null },
    { outTradeNo: 'ord_A', transactionId: '4200001', fen: 1_250, outRefundNo: 'rfd_A' },
  ])
})

test.each([
  ['nothing', ''],
  ['cut off before its totals', [head, paid].join('\r\n')],
  ['with a line missing', text(paid, refunded).replace(`${refunded}\r\n`, '')],
  ['with an amount that is none', text(paid.replaceAll('`800.00', '`8e2'))],
  ['without a column that is needed', text(paid).replace('商户订单号', '订单')],
  [
    'with a line that cannot be read and is not counted',
    text(paid, refunded.replace('`12.50', '`')).replace('`2,', '`1,'),
  ],
  ['with a line that says no order', text(paid.replace('`ord_A', '`')).replace('`1,', '`0,')],
  ['cut off before it says how many there are', [head, totalsHead].join('\n')],
])('a bill %s is not taken for a whole one', (_, bill) => {
  expect(readBill(bill)).toBeNull()
})

test('goods with a comma in their name move no amount to another column', () => {
  expect(readBill(text(paid.replace('充值 800', 'Tom, Jerry 储值'), refunded))).toEqual(readBill(text(paid, refunded)))
})

test('a bill may end its lines either way, and may be of a day without a payment', () => {
  expect(readBill(text(paid, refunded).replaceAll('\r\n', '\n'))).toEqual(readBill(text(paid, refunded)))
  expect(readBill(text())).toEqual([])
})

const billed = (outTradeNo: string, amount: number, outRefundNo: string | null = null): WayLine => {
  return { outTradeNo, transactionId: '1', way: 'wechat', fen: fen(amount), outRefundNo }
}
const booked = (outTradeNo: string, amount: number, state: BookedLine['state'] = 'booked'): BookedLine => {
  return { outTradeNo, outRefundNo: null, way: 'wechat', fen: fen(amount), state }
}

test('each kind of difference has its name', () => {
  const bill = [billed('same', 1), billed('more', 2), billed('late', 3), billed('aside', 4), billed('theirs', 5)]
  const books = [booked('same', 1), booked('more', 1), booked('late', 3, 'waiting'), booked('aside', 9, 'suspense')]
  const { differences } = matchBill(bill, [...books, booked('ours', 6)])
  expect(differences.map(({ kind, outTradeNo }) => [outTradeNo, kind])).toEqual([
    ['more', 'amount_differs'],
    ['late', 'not_booked_yet'],
    ['aside', 'in_suspense'],
    ['theirs', 'only_in_bill'],
    ['ours', 'only_in_books'],
  ])
})

test('a refund is not matched with the payment that it belongs to', () => {
  const { differences } = matchBill([billed('a', 5), billed('a', 5, 'r')], [booked('a', 5)])
  expect(differences).toMatchObject([{ kind: 'only_in_bill', outRefundNo: 'r' }])
})

test('payments and refunds are summed apart, and none come to nothing', () => {
  const { bill, books } = matchBill([billed('a', 5), billed('b', 7), billed('a', 2, 'r')], [])
  expect(bill).toEqual({ payments: 2, paidFen: 12, refunds: 1, refundedFen: 2 })
  expect(books).toEqual({ payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 })
})

test('what is not in the ledger yet stands in no sum of the books', () => {
  const { books } = matchBill([billed('a', 5)], [booked('a', 5, 'waiting'), booked('b', 7, 'suspense')])
  expect(books).toMatchObject({ payments: 0, paidFen: 0 })
})

test('figures stand by way to pay too, those with nothing left out', () => {
  const { ways } = matchBill(
    [{ ...billed('a', 5), way: 'alipay' }, billed('w', 7), billed('w', 2, 'r')],
    [{ ...booked('a', 5), way: 'alipay' }],
  )
  expect(ways).toEqual([
    {
      way: 'wechat',
      bill: { payments: 1, paidFen: 7, refunds: 1, refundedFen: 2 },
      books: { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 },
    },
    {
      way: 'alipay',
      bill: { payments: 1, paidFen: 5, refunds: 0, refundedFen: 0 },
      books: { payments: 1, paidFen: 5, refunds: 0, refundedFen: 0 },
    },
  ])
})

test('a day whose bill never comes keeps no other waiting, and is asked for more often than any', () => {
  const due = [3, 2, 1].map(each => addDays(shopDayOf(noon), each))
  const asked = Array.from({ length: 64 }, (_, tick) => dayInTurn(due, tick))
  expect(new Set(asked)).toEqual(new Set(due))
  expect(asked.filter(day => day === due[0])).toHaveLength(60)
  expect(asked.filter(day => day === due[1])).toHaveLength(2)
  expect(dayInTurn(due.slice(0, 1), 15)).toBe(due[0])
  expect(dayInTurn([], 15)).toBeUndefined()
})

test('days that were never held against a bill are named since the first that was, and none before', () => {
  const today = shopDayOf(noon)
  const ago = (days: number) => addDays(today, -days)
  expect(daysLeftOut([], noon)).toEqual([])
  expect(daysLeftOut([ago(1)], noon)).toEqual([])
  expect(daysLeftOut([ago(2), ago(5)], noon)).toEqual([ago(1), ago(3), ago(4)])
  expect(daysLeftOut([ago(400)], noon)).toHaveLength(31)
})

test('every line of either side is matched once or is a difference, and sums are kept', () => {
  const amounts = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.integer({ min: 1, max: 500_000 }))
  fc.assert(
    fc.property(amounts, amounts, (theirs, ours) => {
      const bill = Object.entries(theirs).map(([number, amount]) => billed(number, amount))
      const books = Object.entries(ours).map(([number, amount]) => booked(number, amount))
      const { differences, bill: billSum, books: bookSum } = matchBill(bill, books)
      const equal = bill.filter(line => ours[line.outTradeNo] === line.fen).length
      const both = bill.filter(line => ours[line.outTradeNo] !== undefined).length
      expect(differences.length).toBe(bill.length + books.length - both - equal)
      const sum = (amount: (d: (typeof differences)[number]) => Fen | null): number =>
        differences.reduce((total, each) => total + (amount(each) ?? 0), 0)
      const gap = sum(each => each.billFen) - sum(each => each.bookedFen)
      expect(billSum.paidFen - bookSum.paidFen).toBe(gap)
    }),
  )
})

test('an explanation stays at the next look, and what is gone has settled itself', () => {
  const day = shopDayOf(noon)
  const first = lookAgain(null, day, matchBill([billed('a', 1), billed('b', 2)], []), noon)
  expect(openDifferences(first)).toBe(2)
  const [a, b] = first.differences
  if (!a || !b) throw new Error('two differences')
  const explained = { state: 'explained', by: 'owner', at: noon, note: '线下退款' } as const
  const second = lookAgain(
    { ...first, differences: [{ ...a, resolution: explained }, b] },
    day,
    matchBill([billed('a', 1), billed('b', 2)], [booked('b', 2)]),
    noon,
  )
  expect(openDifferences(second)).toBe(0)
  expect(second.differences.map(each => each.resolution.state).sort()).toEqual(['explained', 'settled_itself'])
})

test('what nobody has explained stands first, what was explained stays explained when it is gone, and a day signed off stays so', () => {
  const day = shopDayOf(noon)
  const first = lookAgain(
    null,
    day,
    matchBill(
      ['a', 'b', 'c'].map(each => billed(each, 1)),
      [],
    ),
    noon,
  )
  expect(first.progress).toEqual({ state: 'open' })
  const explained = { state: 'explained', by: 'owner', at: noon, note: '线下退款' } as const
  const [a, b, c] = first.differences
  if (!a || !b || !c) throw new Error('three differences')
  const signedOff = { state: 'signed_off', by: 'owner', at: noon } as const
  const judged = {
    ...{ ...first, progress: signedOff },
    differences: [{ ...a, resolution: explained }, { ...b, resolution: explained }, c],
  }
  const second = lookAgain(judged, day, matchBill([billed('a', 1), billed('c', 1)], []), noon)
  expect(second.differences.map(each => [each.outTradeNo, each.resolution.state])).toEqual([
    ['c', 'open'],
    ['a', 'explained'],
    ['b', 'explained'],
  ])
  expect(second.progress).toEqual(signedOff)
})

test('a day with more differences than are kept stays open for those that were cut', () => {
  const bill = Array.from({ length: 250 }, (_, n) => billed(`n${n}`, 1))
  const billDay = lookAgain(null, shopDayOf(noon), matchBill(bill, []), noon)
  expect(billDay.differences).toHaveLength(200)
  expect(openDifferences(billDay)).toBe(250)
  const explained = { state: 'explained', by: 'owner', at: noon, note: '线下退款' } as const
  const judged = { ...billDay, differences: billDay.differences.map(each => ({ ...each, resolution: explained })) }
  expect(openDifferences(lookAgain(judged, billDay.day, matchBill(bill, []), noon))).toBe(50)
  expect(lookAgain(judged, billDay.day, matchBill(bill.slice(0, 201), []), noon).moreOpen).toBe(0)
})
