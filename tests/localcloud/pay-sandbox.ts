import type { TestCloud } from './start-cloud'

export const SUB_MCH_ID = '1900000109'

export interface PayResult {
  returnCode: string
  returnMsg: string
  resultCode: string
  errCodeDes?: string
  prepayId: string
  payment: Record<string, string>
  tradeState: string
  transactionId: string
  totalFee: number
  subOpenid: string
  openid: string
  refundId: string
  refundCount: number
  refundFee: number
  refundStatus_0: string
}

/** A call of `cloudPay` from inside a function, as its caller sees the answer. */
export async function cloudPay(cloud: TestCloud, api: string, request: object, openid = 'o-payer'): Promise<PayResult> {
  const { body } = await cloud.call<{ ok?: PayResult; errMsg?: string }>('pay', { api, request }, openid)
  if (!body.ok) throw new Error(body.errMsg)
  return body.ok
}

let lastNumber = 0
/** A valid order; every call has a number of its own unless told otherwise. */
export function order(changes: object = {}): Record<string, unknown> & { outTradeNo: string } {
  lastNumber += 1
  return {
    body: '三分田-充值',
    outTradeNo: `ord_${lastNumber}`,
    totalFee: 80_000,
    spbillCreateIp: '127.0.0.1',
    subMchId: SUB_MCH_ID,
    envId: 'localcloud-env',
    functionName: 'paid',
    ...changes,
  }
}

export function press(
  cloud: TestCloud,
  prepayId: string,
  action: string,
  openid?: string,
): Promise<{ outcome?: string; errMsg?: string }> {
  return cloud.post(`/pay/sandbox/${prepayId}`, { action, openid })
}

/** Places an order and pays it. */
export async function paidOrder(
  cloud: TestCloud,
  changes: object = {},
): Promise<{ outTradeNo: string; prepayId: string }> {
  const request = order(changes)
  const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
  await press(cloud, prepayId, 'pay')
  return { outTradeNo: request.outTradeNo, prepayId }
}

export async function queryOrder(cloud: TestCloud, outTradeNo: string): Promise<PayResult> {
  return cloudPay(cloud, 'queryOrder', { outTradeNo, subMchId: SUB_MCH_ID })
}
