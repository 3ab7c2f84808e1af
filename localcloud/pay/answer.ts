import { createHash } from 'node:crypto'
import { nonce } from './sign'

/** An answer in WeChat Pay's own snake_case fields, which the SDK turns into camelCase. */
export type PayAnswer = Record<string, unknown>

/** A request that could not be understood: nothing is said about the order itself. */
export class PayRequestError extends Error {}

/** An expected no, with WeChat Pay's code and words. The SDK overwrites the code, so that callers see the words only. */
export class PayRefusal extends Error {
  constructor(
    readonly code: string,
    words: string,
  ) {
    super(words)
  }
}

export interface Merchant {
  appid: string
  mchId: string
}

/** WeChat Pay did what was asked. */
export function granted(merchant: Merchant, subMchId: string, fields: PayAnswer): PayAnswer {
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    ...envelope(merchant, subMchId),
    result_code: 'SUCCESS',
    ...fields,
  }
}

/** It understood, and says no. */
export function refused(merchant: Merchant, subMchId: string, refusal: PayRefusal): PayAnswer {
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    ...envelope(merchant, subMchId),
    result_code: 'FAIL',
    err_code: refusal.code,
    err_code_des: refusal.message,
  }
}

/** It could not read the request. */
export function misunderstood(error: PayRequestError): PayAnswer {
  return { return_code: 'FAIL', return_msg: error.message }
}

/** In the service provider's mode `appid` and `mch_id` are WeChat's own, the `sub_` ones the merchant's. */
function envelope(merchant: Merchant, subMchId: string): PayAnswer {
  return {
    appid: 'wx0000000000provider',
    mch_id: merchant.mchId,
    sub_appid: merchant.appid,
    sub_mch_id: subMchId,
    nonce_str: nonce(),
  }
}

/** The payer's id under the service provider's own appid: never equal to the one in the mini-program. */
export function providerOpenid(openid: string): string {
  return `oP${createHash('sha256').update(openid).digest('base64url').slice(0, 26)}`
}
