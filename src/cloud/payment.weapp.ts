import Taro from '@tarojs/taro'
import type { PaymentParameters } from '../contract/shopper'
import type { PaymentOutcome } from './payment'

export async function pay(parameters: PaymentParameters): Promise<PaymentOutcome> {
  try {
    await Taro.requestPayment(parameters)
    return 'paid'
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    return errMsg.includes('cancel') ? 'cancelled' : 'failed'
  }
}
