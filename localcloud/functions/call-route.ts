import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Faults } from '../faults/faults'
import { DroppedReply, suffer } from '../faults/suffer'
import { isAbove, READ_LIMIT_BYTES } from '../http/body-limit'
import { hangUp } from '../http/hang-up'
import { CloudError } from '../protocol/cloud-error'
import { FUNCTION_ERRORS, FunctionError } from './function-error'
import { mayInvoke } from './invoke-rules'
import type { FunctionEvent, FunctionReply, Invoker } from './invoker'
import type { FunctionRules } from './project'

/** The platform's limit for the event of a call that waits for its answer. */
const EVENT_LIMIT_BYTES = 6 * 1024 * 1024

/**
 * `POST /call/<function>`: what `wx.cloud.callFunction` is on a phone. The person is named in `x-wx-openid`, which
 * only a machine's own developer can reach; the answer is the function's result as JSON. When the platform itself
 * refuses or fails, the answer is `{ errCode, errMsg }` under an HTTP error status.
 */
export function callRoute(invoker: Invoker, rules: FunctionRules, faults: Faults) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error: FastifyError, _request, reply) => fail(reply, error))
    app.post<{ Params: { name: string } }>('/call/:name', { bodyLimit: READ_LIMIT_BYTES }, async (request, reply) => {
      const { name } = request.params
      if (isAbove(request, EVENT_LIMIT_BYTES)) return reply.code(413).send(shown(-501007, 'event exceeds 6MB'))
      const openid = header(request, 'x-wx-openid')
      if (openid === undefined) return reply.code(401).send(shown(-601034, 'no user is signed in'))
      if (!mayInvoke(rules, name, openid)) {
        throw new FunctionError('FUNCTIONS_PERMISSION_DENIED', `permission denied to invoke function ${name}`)
      }
      const caller = {
        openid,
        unionid: header(request, 'x-wx-unionid'),
        source: 'wx_client',
        clientIp: request.ip,
        label: header(request, 'x-localcloud-label'),
      }
      const event = eventOf(request.body)
      const call = (): Promise<FunctionReply> => invoker.invoke(name, event, caller)
      const fault = faults.meet({ action: 'call', target: name })
      try {
        const kill = (): Promise<void> => invoker.killInstances('killed by a fault', name)
        const { requestId, json } = await (fault ? suffer(fault, call, kill) : call())
        return reply.header('x-request-id', requestId).type('application/json; charset=utf-8').send(json)
      } catch (error) {
        if (error instanceof DroppedReply) return hangUp(request, reply)
        throw error
      }
    })
  }
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function eventOf(body: unknown): FunctionEvent {
  if (body === undefined || body === null) return {}
  if (typeof body === 'object' && !Array.isArray(body)) return body as FunctionEvent
  throw new FunctionError('FUNCTIONS_PARAM_INVALID', 'the data of a call must be an object')
}

function fail(reply: FastifyReply, error: FastifyError | CloudError): FastifyReply {
  if (error instanceof FunctionError) {
    const { errCode, status } = FUNCTION_ERRORS[error.functionCode]
    return reply.code(status).send(shown(errCode, `${error.functionCode} ${error.message}`))
  }
  // Only a fault throws such an error here: the platform could not even begin.
  if (error instanceof CloudError) return reply.code(500).send(shown(-501001, `${error.code} ${error.message}`))
  const status = error.statusCode ?? 500
  if (status >= 500) process.stderr.write(`${error.stack ?? error.message}\n`)
  return reply.code(status).send(shown(status < 500 ? -501007 : -501001, error.message))
}

/** An error as the mini-program's SDK words it. */
function shown(errCode: number, text: string): { errCode: number; errMsg: string } {
  return { errCode, errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${text}` }
}
