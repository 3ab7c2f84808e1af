import { Refusal } from '../../src/domain/refusal'
import { openApi } from './cloud'
import { errorText } from './database-errors'
import { log } from './log'

const OF_MAINLAND = /^1\d{10}$/

/**
 * The number that a member let WeChat give, for the code that the phone got with it: good once, for five minutes. Only
 * numbers of mainland China can be sent text messages here. Throws PHONE_NOT_GIVEN, TRY_AGAIN.
 */
export async function phoneNumberOf(code: string): Promise<string> {
  try {
    const { phoneInfo } = (await openApi.phonenumber.getPhoneNumber({ code })) as {
      phoneInfo?: { purePhoneNumber?: string; countryCode?: string }
    }
    const number = phoneInfo?.purePhoneNumber ?? ''
    if (phoneInfo?.countryCode === '86' && OF_MAINLAND.test(number)) return number
    log('no phone number', { country: phoneInfo?.countryCode })
  } catch (error) {
    log('no phone number', { error: errorText(error) })
    const { errCode } = error as { errCode?: unknown }
    // WeChat's own noes are positive; of anything else nobody knows whether the code is still good.
    if (typeof errCode !== 'number' || errCode <= 0) throw new Refusal('TRY_AGAIN', {})
  }
  throw new Refusal('PHONE_NOT_GIVEN', {})
}
