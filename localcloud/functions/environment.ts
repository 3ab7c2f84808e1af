import type { Caller } from './caller'
import type { CloudFunction } from './project'

/** What is the same for every call of one local cloud. */
export interface Environment {
  envId: string
  appid: string
  /** Where the SDK inside a function finds the cloud, e.g. `http://127.0.0.1:9100/admin`. */
  adminUrl: string
  region: string
  /** Variables that the project sets: `*` for every function, then those of one function. */
  variables: Record<string, Record<string, string>>
}

/** Variables of an instance, set before its code is loaded. */
export function instanceVariables(environment: Environment, fn: CloudFunction): Record<string, string> {
  return {
    ...environment.variables['*'],
    ...environment.variables[fn.name],
    // The SDK asks this variable for the server it talks to: unmodified functions find the local cloud by it.
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: environment.adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: environment.region,
    // The server does not check signatures; the SDK only needs something to sign with.
    TENCENTCLOUD_SECRETID: 'localcloud',
    TENCENTCLOUD_SECRETKEY: 'localcloud',
    TENCENTCLOUD_SESSIONTOKEN: 'localcloud',
    SCF_NAMESPACE: environment.envId,
    SCF_FUNCTIONNAME: fn.name,
    TCB_ENV: environment.envId,
    // Cloud functions live in UTC, whatever the zone of the computer is.
    TZ: 'UTC',
  }
}

/** Variables of one call: who calls, from where, and the id under which the SDK's own requests come back. */
export function callVariables(environment: Environment, caller: Caller, requestId: string): Record<string, string> {
  const wx: Record<string, string> = { WX_CLIENTIP: caller.clientIp ?? '127.0.0.1', WX_APPID: environment.appid }
  if (caller.openid !== undefined) wx.WX_OPENID = caller.openid
  if (caller.unionid !== undefined) wx.WX_UNIONID = caller.unionid
  const tcb: Record<string, string> = { TCB_ENV: environment.envId, TCB_SEQID: requestId, TCB_SOURCE: caller.source }
  if (caller.source.startsWith('wx_trigger')) tcb.TRIGGER_SRC = 'timer'
  return {
    ...wx,
    ...tcb,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
  }
}

/** The second argument of `main`, in the platform's own spelling. */
export function callContext(environment: Environment, fn: CloudFunction, requestId: string): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: fn.memoryMiB,
    time_limit_in_ms: fn.timeoutMs,
    request_id: requestId,
    function_name: fn.name,
    function_version: '$LATEST',
    namespace: environment.envId,
    environ: `SCF_NAMESPACE=${environment.envId};TCB_ENV=${environment.envId};TENCENTCLOUD_REGION=${environment.region}`,
  }
}
