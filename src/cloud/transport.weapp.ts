import Taro from '@tarojs/taro'
import type { RequestEnvelope } from '../contract/envelope'
import { TransportFailure } from './transport-failure'

/** WeChat's code for a request that never got through to the function; the other codes come from the cloud itself. */
const NETWORK_CODES = [-1, -404011, -404012]

export function openTransport(): void {
  Taro.cloud.init({ traceUser: true })
}

export async function carry(functionName: string, request: RequestEnvelope): Promise<unknown> {
  try {
    const { result } = await Taro.cloud.callFunction({ name: functionName, data: request })
    return result
  } catch (error) {
    const { errCode, errMsg } = error as { errCode?: number; errMsg?: string }
    const unreached = errCode === undefined || NETWORK_CODES.includes(errCode)
    throw new TransportFailure(unreached ? 'unreached' : 'failed', errMsg ?? String(error))
  }
}
