import { PayRefusal, PayRequestError } from '../answer'

/** What stands under `…_response`. */
export type Answer = Record<string, unknown>

/** What Alipay calls the refusals that it shares with the other services of the sandbox. */
const SUB_CODES: Record<string, string> = {
  'NO Bill Exist': 'isp.bill_not_exist',
  ORDERNOTEXIST: 'ACQ.TRADE_NOT_EXIST',
  TRADE_OVERDUE: 'ACQ.TRADE_HAS_FINISHED',
  REFUND_FEE_INVALID: 'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  REFUND_FEE_MISMATCH: 'ACQ.DISCORDANT_REPEAT_REQUEST',
  FREQUENCY_LIMITED: 'ACQ.SYSTEM_ERROR',
}

/** A yes with what was asked for. */
export function done(fields: Answer): Answer {
  return { code: '10000', msg: 'Success', ...fields }
}

/** A no to a request that was understood. */
export function failed(sub_code: string, sub_msg: string): Answer {
  return { code: '40004', msg: 'Business Failed', sub_code, sub_msg }
}

/** A no to a request that was not. */
export function invalid(sub_code: string, sub_msg: string): Answer {
  return { code: '40002', msg: 'Invalid Arguments', sub_code, sub_msg }
}

/** The answer that a thrown refusal stands for. Whatever else was thrown is thrown on. */
export function answerTo(error: unknown): Answer {
  if (error instanceof PayRefusal) return failed(SUB_CODES[error.code] ?? 'ACQ.TRADE_STATUS_ERROR', error.message)
  if (error instanceof PayRequestError) return invalid('isv.invalid-parameter', error.message)
  throw error
}
