import { CloudError } from '../protocol/cloud-error'

/** Platform codes of a cloud function call, with the number that a mini-program client is shown for each. */
export const FUNCTION_ERRORS = {
  FUNCTION_NOT_FOUND: { errCode: -501000, status: 404 },
  FUNCTIONS_PARAM_INVALID: { errCode: -501007, status: 400 },
  FUNCTIONS_PERMISSION_DENIED: { errCode: -501023, status: 403 },
  FUNCTIONS_EXECUTE_FAIL: { errCode: -504002, status: 500 },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { errCode: -504003, status: 504 },
  FUNCTIONS_RESULT_SIZE_EXCEED_LIMIT: { errCode: -604001, status: 500 },
} as const

export type FunctionErrorCode = keyof typeof FUNCTION_ERRORS

/** A call that the platform itself could not carry out, as opposed to an answer that the function gave. */
export class FunctionError extends CloudError {
  constructor(
    readonly functionCode: FunctionErrorCode,
    message: string,
  ) {
    super(functionCode, message)
  }
}
