import Taro from '@tarojs/taro'
import type { PaymentParameters } from '../contract/top-up'
import type { ClientKind } from '../domain/channels/channel'
import type { PaymentOutcome } from './payment'

export const CLIENT: ClientKind = 'mini_program'

export async function pay(parameters: PaymentParameters): Promise<PaymentOutcome> {
  try {
    await Taro.requestPayment(parameters)
    return 'paid'
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    return errMsg.includes('cancel') ? 'cancelled' : 'failed'
  }
}

/** WeChat opens no other cashier, and no order of the mini-program asks for one. */
export function goToCashier(): Promise<PaymentOutcome> {
  return Promise.resolve('failed')
}
