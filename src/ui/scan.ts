import Taro from '@tarojs/taro'

/** Only WeChat lends its camera; in a browser codes are typed, or come from a scanner gun that types. */
export const CAN_SCAN = process.env.TARO_ENV === 'weapp'

/** Opens the camera. Resolves to the code's text; null when the member of staff closed it again or nothing can scan here. */
export async function scanCode(): Promise<string | null> {
  if (!CAN_SCAN) return null
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result
  } catch {
    // The only failure is a closed camera: there is nothing to say about it.
    return null
  }
}
