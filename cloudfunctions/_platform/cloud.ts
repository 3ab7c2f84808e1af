import cloud from 'wx-server-sdk'

// The only import of the platform's SDK. One database object for the whole instance: asking for it again would start the
// provider anew. A connection is kept alive between calls, which saves a handshake on each.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as Parameters<typeof cloud.init>[0])

// The SDK reads `throwOnNotFound` and its types do not know it: a missing document is an answer here, not an error.
export const db = cloud.database({ throwOnNotFound: false } as Parameters<typeof cloud.database>[0])
/** Operators of conditions and updates. */
export const _ = db.command

/** Who calls, as the platform says. Purely numeric values lose digits in the SDK, so nothing here is ever counted with. */
export interface Caller {
  openid: string
  source: string
  env: string
  ip: string
}

/** Reads the platform's context. It is global to the process, so it is read once, at the start of a call. */
export function caller(): Caller {
  const context = cloud.getWXContext()
  return {
    openid: String(context.OPENID ?? ''),
    source: String(context.SOURCE ?? ''),
    env: String(context.ENV ?? ''),
    ip: String(context.CLIENTIP ?? '127.0.0.1'),
  }
}

type CloudPayCall = (request: Record<string, unknown>) => Promise<Record<string, unknown>>

/** WeChat Pay by cloud call: in the SDK, but not in its types. */
export const cloudPay = (
  cloud as unknown as {
    cloudPay: Record<
      'unifiedOrder' | 'queryOrder' | 'closeOrder' | 'downloadBill' | 'refund' | 'queryRefund',
      CloudPayCall
    >
  }
).cloudPay

type OpenApiCall = (
  request: Record<string, unknown>,
) => Promise<{ buffer?: Buffer; contentType?: string } & Record<string, unknown>>

/** WeChat's server interfaces by cloud call; each function's config.json declares those that it may use. */
export const openApi = (
  cloud as unknown as {
    openapi: {
      subscribeMessage: { send: OpenApiCall }
      wxacode: { getUnlimited: OpenApiCall }
      phonenumber: { getPhoneNumber: OpenApiCall }
      cloudbase: { sendSms: OpenApiCall }
    }
  }
).openapi
