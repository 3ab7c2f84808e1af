import { find } from './documents'
import { cloudPay, order, type PayResult, paidOrder, press, queryOrder, SUB_MCH_ID } from './pay-sandbox'
import { cloudForAll, discard, startCloud, type TestCloud, until } from './start-cloud'

interface StoredNotice {
  event: Record<string, unknown> & { outTradeNo: string; totalFee: number; subOpenid: string; returnCode: string }
  source: string
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const cloud = cloudForAll()
afterEach(() => cloud.post('/localcloud/clock', { reset: true }))

const advance = (advanceMs: number): Promise<unknown> => cloud.post('/localcloud/clock', { advanceMs })
const noticesOf = (outTradeNo: string): Promise<StoredNotice[]> =>
  find(cloud, 'notices', { 'event.outTradeNo': outTradeNo })
const words = ({ resultCode, errCodeDes }: PayResult): unknown[] => [resultCode, errCodeDes]

describe('unifiedOrder', () => {
  test('gives what wx.requestPayment needs, signed', async () => {
    const { returnCode, resultCode, payment, prepayId } = await cloudPay(cloud, 'unifiedOrder', order())
    expect([returnCode, resultCode]).toEqual(['SUCCESS', 'SUCCESS'])
    expect(payment).toMatchObject({ package: `prepay_id=${prepayId}`, signType: 'MD5' })
    expect(payment.timeStamp).toMatch(/^\d{10}$/)
    expect(payment.nonceStr).toMatch(/^\w{32}$/)
    expect(payment.paySign).toMatch(/^[0-9A-F]{32}$/)
  })

  test('the same request twice is one order, and another request under its number is refused', async () => {
    const request = order()
    const first = await cloudPay(cloud, 'unifiedOrder', request)
    const again = await cloudPay(cloud, 'unifiedOrder', { ...request, nonceStr: 'another' })
    expect(again.prepayId).toBe(first.prepayId)
    for (const change of [{ totalFee: 1 }, { body: 'other' }, { attach: 'x' }]) {
      const other = await cloudPay(cloud, 'unifiedOrder', { ...request, ...change })
      expect(words(other)).toEqual(['FAIL', '商户订单号重复'])
    }
    expect(words(await cloudPay(cloud, 'unifiedOrder', request, 'o-other'))).toEqual(['FAIL', '商户订单号重复'])
  })

  test.each([
    ['out_trade_no', { outTradeNo: 'a'.repeat(33) }],
    ['out_trade_no', { outTradeNo: '订单' }],
    ['total_fee', { totalFee: 0 }],
    ['total_fee', { totalFee: 1.5 }],
    ['total_fee', { totalFee: '100' }],
    ['total_fee', { totalFee: -1 }],
    ['body', { body: '充'.repeat(43) }],
    ['attach', { attach: 'a'.repeat(128) }],
    ['spbill_create_ip', { spbillCreateIp: 'here' }],
    ['function_name', { functionName: undefined }],
    ['time_expire', { timeExpire: '20200101000000' }],
  ])('a wrong %s is named and nothing is ordered', async (field, change) => {
    const request = order(change)
    const reply = await cloudPay(cloud, 'unifiedOrder', request)
    expect([reply.returnCode, reply.returnMsg]).toEqual(['FAIL', `invalid ${field}`])
    expect(words(await queryOrder(cloud, request.outTradeNo))).toEqual(['FAIL', '此交易订单号不存在'])
  })
})

describe('paying', () => {
  test('tells the function once, with the fields and the source of the platform', async () => {
    const { outTradeNo, prepayId } = await paidOrder(cloud, { attach: '0' })
    expect(await press(cloud, prepayId, 'pay')).toEqual({ outcome: 'paid' })
    const [notice] = await until(
      async () => ((await noticesOf(outTradeNo)).length ? noticesOf(outTradeNo) : undefined),
      'notice',
    )
    expect(notice?.source).toBe('wx_paycallback')
    expect(notice?.event).toMatchObject({
      returnCode: 'SUCCESS',
      resultCode: 'SUCCESS',
      totalFee: 80_000,
      cashFee: 80_000,
      subOpenid: 'o-payer',
      subMchId: SUB_MCH_ID,
      attach: '0',
    })
    expect(notice?.event.timeEnd).toMatch(/^\d{14}$/)
    const state = await queryOrder(cloud, outTradeNo)
    expect(state).toMatchObject({
      tradeState: 'SUCCESS',
      transactionId: notice?.event.transactionId,
      subOpenid: 'o-payer',
    })
    expect(state.openid).not.toBe('o-payer')
    await advance(2 * DAY)
    expect(await noticesOf(outTradeNo)).toHaveLength(1)
  })

  test('cancelling and failing leave the order open', async () => {
    const request = order()
    const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
    expect(await press(cloud, prepayId, 'cancel')).toEqual({ outcome: 'cancelled' })
    expect(await press(cloud, prepayId, 'fail')).toEqual({ outcome: 'failed' })
    expect((await queryOrder(cloud, request.outTradeNo)).tradeState).toBe('NOTPAY')
    expect(await press(cloud, prepayId, 'pay')).toEqual({ outcome: 'paid' })
  })

  test('a paid order cannot be ordered, closed or paid again', async () => {
    const request = order()
    const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
    await press(cloud, prepayId, 'pay')
    const { transactionId } = await queryOrder(cloud, request.outTradeNo)
    await advance(6 * MINUTE)
    expect(words(await cloudPay(cloud, 'unifiedOrder', request))).toEqual(['FAIL', '该订单已支付'])
    expect(words(await cloudPay(cloud, 'closeOrder', request))).toEqual(['FAIL', '订单已支付'])
    await press(cloud, prepayId, 'pay')
    expect((await queryOrder(cloud, request.outTradeNo)).transactionId).toBe(transactionId)
  })

  test('only the person who ordered can pay, and only until the order expires', async () => {
    const request = order()
    const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
    expect(await press(cloud, prepayId, 'pay', 'o-stranger')).toEqual({ errMsg: '该订单只能由下单人支付' })
    await advance(2 * 60 * MINUTE)
    expect(await press(cloud, prepayId, 'pay')).toEqual({ errMsg: '订单已过期' })
  })

  test('an unknown order cannot be paid', async () => {
    expect(await press(cloud, 'wxnothing', 'pay')).toEqual({ errMsg: '订单不存在' })
  })
})

test('an order can be closed after five minutes, not before, and then not paid', async () => {
  const request = order()
  const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
  await advance(5 * MINUTE - 5000)
  expect((await cloudPay(cloud, 'closeOrder', request)).resultCode).toBe('FAIL')
  await advance(5000)
  expect((await cloudPay(cloud, 'closeOrder', request)).resultCode).toBe('SUCCESS')
  expect(await press(cloud, prepayId, 'pay')).toEqual({ errMsg: '订单已关闭' })
  expect(words(await cloudPay(cloud, 'unifiedOrder', request))).toEqual(['FAIL', '该订单已关闭'])
})

test('a notice that is not acknowledged comes again, later each time, also after a restart', async () => {
  const first = await startCloud()
  const { outTradeNo } = await paidOrder(first, { attach: '2' })
  const seen = (at: TestCloud, times: number): Promise<true> =>
    until(
      async () => (await find(at, 'notices', { 'event.outTradeNo': outTradeNo })).length === times,
      `${times} notices`,
    )
  await seen(first, 1)
  await first.stop('SIGKILL')
  const second = await startCloud({ dataDir: first.dataDir })
  await second.post('/localcloud/clock', { advanceMs: 15_000 })
  await seen(second, 2)
  await second.post('/localcloud/clock', { advanceMs: 15_000 })
  await seen(second, 3)
  await second.post('/localcloud/clock', { advanceMs: DAY })
  await second.call('who')
  expect(await find(second, 'notices')).toHaveLength(3)
  await discard(second)
})

test('an order for another environment is paid and nobody is told', async () => {
  const { outTradeNo } = await paidOrder(cloud, { envId: 'localcloud' })
  await cloud.call('who')
  expect(await noticesOf(outTradeNo)).toEqual([])
  expect((await queryOrder(cloud, outTradeNo)).tradeState).toBe('SUCCESS')
})

describe('refund', () => {
  const refund = (outTradeNo: string, outRefundNo: string, refundFee: number): Promise<PayResult> =>
    cloudPay(cloud, 'refund', { outTradeNo, outRefundNo, totalFee: 80_000, refundFee, subMchId: SUB_MCH_ID })
  const queryRefund = (outTradeNo: string): Promise<PayResult> =>
    cloudPay(cloud, 'queryRefund', { outTradeNo, subMchId: SUB_MCH_ID })

  test('is accepted first and done later, once, whatever is repeated', async () => {
    const { outTradeNo } = await paidOrder(cloud)
    const taken = await refund(outTradeNo, 'rf_1', 30_000)
    expect(taken.resultCode).toBe('SUCCESS')
    expect((await refund(outTradeNo, 'rf_1', 30_000)).refundId).toBe(taken.refundId)
    expect((await queryRefund(outTradeNo)).refundStatus_0).toBe('PROCESSING')
    await advance(3000)
    expect(await queryRefund(outTradeNo)).toMatchObject({
      refundStatus_0: 'SUCCESS',
      refundCount: 1,
      refundFee: 30_000,
    })
    expect((await queryOrder(cloud, outTradeNo)).tradeState).toBe('REFUND')
    expect(words(await refund(outTradeNo, 'rf_1', 30_001))[0]).toBe('FAIL')
  })

  test('never gives back more than was paid, nor twice within a minute', async () => {
    const { outTradeNo } = await paidOrder(cloud)
    await refund(outTradeNo, 'a', 50_000)
    expect(words(await refund(outTradeNo, 'b', 30_000))).toEqual(['FAIL', '同一订单的退款请求间隔不能少于1分钟'])
    await advance(MINUTE)
    expect(words(await refund(outTradeNo, 'b', 30_001))).toEqual(['FAIL', '累计退款金额大于支付金额'])
    expect((await refund(outTradeNo, 'b', 30_000)).resultCode).toBe('SUCCESS')
  })

  test('ends fifty times or a year after the payment', async () => {
    const { outTradeNo } = await paidOrder(cloud)
    for (let index = 0; index < 50; index += 1) {
      expect((await refund(outTradeNo, `r${index}`, 1)).resultCode).toBe('SUCCESS')
      await advance(MINUTE)
    }
    expect(words(await refund(outTradeNo, 'r50', 1))).toEqual(['FAIL', '部分退款次数超过限制'])
    const other = await paidOrder(cloud)
    await advance(366 * DAY)
    expect(words(await refund(other.outTradeNo, 'late', 1))).toEqual(['FAIL', '订单已经超过退款期限'])
  })

  test('needs a payment and the amount that was paid', async () => {
    const request = order()
    await cloudPay(cloud, 'unifiedOrder', request)
    expect(words(await refund(request.outTradeNo, 'x', 1))).toEqual(['FAIL', '订单未支付，不能退款'])
    const { outTradeNo } = await paidOrder(cloud, { totalFee: 500 })
    expect(words(await refund(outTradeNo, 'y', 1))).toEqual(['FAIL', '订单金额与支付时不一致'])
  })
})

test('a finished refund is told to the function that its request named, until that one acknowledges', async () => {
  const { outTradeNo } = await paidOrder(cloud, { attach: '1' })
  await until(async () => (await noticesOf(outTradeNo)).length === 1, 'the notice of the payment')
  const listener = { envId: 'localcloud-env', functionName: 'paid' }
  const request = { outTradeNo, outRefundNo: 'told_1', totalFee: 80_000, refundFee: 30_000, subMchId: SUB_MCH_ID }
  await cloudPay(cloud, 'refund', { ...request, ...listener })
  await cloudPay(cloud, 'refund', { ...request, ...listener })
  expect(await noticesOf(outTradeNo)).toHaveLength(1)
  await advance(3000)
  const told = await until(async () => (await noticesOf(outTradeNo))[1], 'the notice of the refund')
  expect(told).toMatchObject({
    source: 'wx_paycallback',
    event: {
      returnCode: 'SUCCESS',
      outRefundNo: 'told_1',
      refundStatus: 'SUCCESS',
      refundFee: 30_000,
      totalFee: 80_000,
    },
  })
  await advance(MINUTE)
  await cloudPay(cloud, 'refund', { ...request, outRefundNo: 'silent', refundFee: 1 })
  await advance(MINUTE)
  expect((await queryOrder(cloud, outTradeNo)).tradeState).toBe('REFUND')
  expect((await noticesOf(outTradeNo)).map(({ event }) => event.outRefundNo)).not.toContain('silent')
})

test('the bill of a day adds up to its payments and refunds, from the next morning on', async () => {
  const subMchId = '1900000777'
  await cloud.post('/localcloud/clock', { set: '2031-03-05T12:00:00+08:00' })
  const { outTradeNo } = await paidOrder(cloud, { subMchId, totalFee: 10_000 })
  await paidOrder(cloud, { subMchId, totalFee: 2_550 })
  await cloudPay(cloud, 'refund', { outTradeNo, outRefundNo: 'rf', totalFee: 10_000, refundFee: 4_000, subMchId })
  const bill = async (): Promise<{ data?: string }> =>
    (await cloudPay(cloud, 'downloadBill', { billDate: '20310305', billType: 'ALL', subMchId })) as { data?: string }
  expect((await bill()).data).toBeUndefined()
  await cloud.post('/localcloud/clock', { set: '2031-03-06T10:00:00+08:00' })
  const lines = (await bill()).data?.trim().split('\r\n') ?? []
  expect(lines).toHaveLength(6)
  expect(lines[5]).toBe('`3,`125.50,`40.00,`0.00,`0.51000,`125.50,`40.00')
  const transactions = lines.slice(1, 4).map(line => line.split(',`')[6])
  expect(transactions.filter(number => number === outTradeNo)).toHaveLength(2)
})
