/** WeChat's three ways to hear of an outcome; without any of them a promise is returned instead. */
export interface Callbacks<Result = unknown> {
  success?: (result: Result) => void
  fail?: (error: { errMsg: string; errCode?: number }) => void
  complete?: () => void
}

/** What WeChat tells when an API does not succeed. */
export class WxFailure extends Error {
  constructor(
    readonly errMsg: string,
    readonly errCode?: number,
  ) {
    super(errMsg)
  }
}

/** Answers a call the way WeChat does: later, by callbacks when there are any, else by a promise. */
export function answer<Result>(callbacks: Callbacks<Result>, work: () => Promise<Result>): Promise<Result> | undefined {
  const { success, fail, complete } = callbacks
  const working = Promise.resolve().then(work)
  if (!success && !fail && !complete) return working
  working.then(
    result => {
      success?.(result)
      complete?.()
    },
    (error: WxFailure) => {
      fail?.({ errMsg: error.errMsg, ...(error.errCode === undefined ? {} : { errCode: error.errCode }) })
      complete?.()
    },
  )
  return undefined
}
