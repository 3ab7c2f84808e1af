import { readAlipayBill } from '../../src/domain/reconcile/alipay-bill'
import { readUnionpayBill } from '../../src/domain/reconcile/unionpay-bill'

const alipayHead =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
const alipayRow = (order: string, kind: string, amount: string, refund = '') =>
  `2026112122001\t,${order}\t,${kind}\t,储值 300 元\t,2026-11-21 12:00:00\t,2026-11-21 12:00:05\t,\t,\t,\t,\t,*测(159****5620)\t,${amount}\t,${amount}\t,0.00\t,0.00\t,0.00\t,0.00\t,0.00\t,\t,0.00\t,0.00\t,${refund}\t,-1.80\t,0.00\t,\t`
const paid = alipayRow('ord_A', '交易', '300.00')
const back = alipayRow('ord_A', '退款', '-12.50', 'rft_A')
const alipay = (rows: string[], payments: number, refunds: number) =>
  [
    '#支付宝业务明细查询',
    '#账号：[20880000000000010156]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    alipayHead,
    ...rows,
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${payments}笔，商家实收共300.00元，商家优惠共0元`,
    `#退款合计：${refunds}笔，商家实收退款共12.50元，商家优惠退款共0元`,
  ].join('\r\n')

test('a bill of Alipay is read to the fen, a refund under its own number', () => {
  expect(readAlipayBill(alipay([paid, back], 1, 1))).toEqual([
    { outTradeNo: 'ord_A', transactionId: '2026112122001', fen: 30_000, outRefundNo: null },
    { outTradeNo: 'ord_A', transactionId: '2026112122001', fen: 1_250, outRefundNo: 'rft_A' },
  ])
})

test('goods with a comma in their name move no amount of Alipay to another column', () => {
  const named = paid.replace('储值 300 元', 'Tom, Jerry 储值')
  expect(readAlipayBill(alipay([named], 1, 0))).toEqual(readAlipayBill(alipay([paid], 1, 0)))
})

test('a bill of Alipay counts beyond nine, and begins with a mark or not', () => {
  const rows = Array.from({ length: 12 }, (_, each) => alipayRow(`ord_${each}`, '交易', '1.00'))
  expect(readAlipayBill(alipay(rows, 12, 0))).toHaveLength(12)
  expect(readAlipayBill(`\uFEFF${alipay(rows, 12, 0)}`)).toHaveLength(12)
})

test.each([
  ['nothing', ''],
  ['without its counts', alipay([], 0, 0).split('#交易合计')[0] ?? ''],
  ['with a count that is none', alipay([paid], 1, 0).replace('1笔', '一笔')],
  ['with a payment of nothing', alipay([alipayRow('ord_A', '交易', '0.00')], 1, 0)],
  ['with a payment that takes money back', alipay([alipayRow('ord_A', '交易', '-3.00')], 1, 0)],
  ['with a refund of nothing', alipay([alipayRow('ord_A', '退款', '0.00', 'rft_A')], 0, 1)],
  ['with a line that says no order', alipay([alipayRow('', '交易', '3.00')], 1, 0)],
  [
    'cut off before its end',
    alipay([paid], 1, 0).split('#-----------------------------------------业务明细列表结束')[0] ?? '',
  ],
  ['with a payment missing', alipay([back], 1, 1)],
  ['with a refund missing', alipay([paid], 1, 1)],
  ['with an amount that is none', alipay([alipayRow('ord_A', '交易', '3e2')], 1, 0)],
  ['with a refund that brings money', alipay([alipayRow('ord_A', '退款', '12.50', 'rft_A')], 0, 1)],
  ['with a kind that nobody knows', alipay([alipayRow('ord_A', '转账', '12.50')], 1, 0)],
  ['without a column that is needed', alipay([paid], 1, 0).replace('商户订单号', '订单')],
])('a bill of Alipay %s is not taken for a whole one', (_, bill) => {
  expect(readAlipayBill(bill)).toBeNull()
})

const widths = [
  ...[3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13],
  ...[13, 8, 32, 13, 13, 12, 2, 1, 32, 98],
]
const unionpayRow = (known: Record<number, string>) =>
  widths.map((width, place) => (known[place] ?? '').padEnd(width)).join(' ')
const bought = { 0: 'S22', 4: '1121120000', 6: '000000030000', 9: '812600000000000000001', 11: 'ordA', 19: '01' }
const returned = { ...bought, 6: '000000001250', 9: '812600000000000000002', 11: 'rftA', 19: '04', 26: bought[9] }

test('a bill of UnionPay is read by its places, a refund under the number of its payment there', () => {
  expect(readUnionpayBill(`${unionpayRow(bought)}\r\n${unionpayRow(returned)}\r\n`)).toEqual([
    { outTradeNo: 'ordA', transactionId: bought[9], fen: 30_000, outRefundNo: null, sentAt: '1121120000' },
    { outTradeNo: bought[9], transactionId: returned[9], fen: 1_250, outRefundNo: 'rftA', sentAt: '1121120000' },
  ])
})

test.each([
  ['a line that is cut off', unionpayRow(bought).slice(0, 60)],
  ['an amount that is none', unionpayRow({ ...bought, 6: '30000' })],
  ['a kind that nobody knows', unionpayRow({ ...bought, 19: '99' })],
  ['a payment without a number', unionpayRow({ ...bought, 11: '' })],
])('a bill of UnionPay with %s is not read', (_, bill) => {
  expect(readUnionpayBill(bill)).toBeNull()
})
