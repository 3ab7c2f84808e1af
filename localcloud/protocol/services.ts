import type { Database } from '../database/database'
import { nestedCaller } from '../functions/caller'
import type { Invoker } from '../functions/invoker'
import type { CloudFunction } from '../functions/project'
import type { OpenApi } from '../openapi/open-api'
import type { WechatPay } from '../pay/wechat-pay'
import type { AdminRequest } from './admin-request'
import type { AdminReply, AdminService } from './admin-route'
import { CloudError } from './cloud-error'

export interface CloudServices {
  database: Database
  invoker: Invoker
  pay: WechatPay
  openApi: OpenApi
  functions: Map<string, CloudFunction>
}

/** Sends each action of the protocol to the service that carries it out. */
export function serviceTable({ database, invoker, pay, openApi, functions }: CloudServices): AdminService {
  return async (request: AdminRequest): Promise<AdminReply> => {
    if (request.action.startsWith('database.')) {
      const record = request.invocation?.record
      const author = record && { function: record.function, requestId: record.requestId }
      return database.execute(request.action, request.params, author)
    }
    switch (request.action) {
      case 'functions.invokeFunction':
        return invokeNested(invoker, request)
      case 'wx.wxPayApi':
        return callPay(pay, request)
      case 'wx.openApi':
        return callOpenApi(openApi, functions, request)
      default:
        throw new CloudError('INVALID_PARAM', `unknown action ${request.action}`)
    }
  }
}

async function invokeNested(invoker: Invoker, { params, invocation }: AdminRequest): Promise<AdminReply> {
  const name = params.function_name
  if (typeof name !== 'string') throw new CloudError('INVALID_PARAM', 'missing parameter function_name')
  const caller = invocation ? nestedCaller(invocation.caller) : { source: 'scf' }
  const { requestId, json } = await invoker.invoke(
    name,
    parseEvent(params.request_data),
    caller,
    invocation?.record.requestId,
  )
  return { requestId, data: { response_data: json } }
}

function parseEvent(requestData: unknown): Record<string, unknown> {
  if (requestData === undefined || requestData === '') return {}
  try {
    const event: unknown = JSON.parse(String(requestData))
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) return event as Record<string, unknown>
  } catch {
    // Falls through to the same refusal: text that is not JSON is as wrong as a JSON number.
  }
  throw new CloudError('INVALID_PARAM', 'request_data must be a JSON object')
}

async function callPay(pay: WechatPay, { params, binaries, invocation }: AdminRequest): Promise<AdminReply> {
  const body = binaries.requestData
  let order: unknown
  try {
    order = JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    throw new CloudError('INVALID_PARAM', 'requestData must be JSON')
  }
  if (typeof order !== 'object' || order === null)
    throw new CloudError('INVALID_PARAM', 'requestData must be an object')
  return pay.call(String(params.apiName), order as Record<string, unknown>, invocation?.caller.openid)
}

async function callOpenApi(
  openApi: OpenApi,
  functions: Map<string, CloudFunction>,
  { params, binaries, invocation }: AdminRequest,
): Promise<AdminReply> {
  const message = binaries.requestData
  if (!message) throw new CloudError('INVALID_PARAM', 'missing parameter requestData')
  const permitted = invocation && functions.get(invocation.record.function)?.openapi
  return openApi.call(String(params.apiName), message, permitted)
}
