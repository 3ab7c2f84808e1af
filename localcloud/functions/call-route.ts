import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DroppedReply } from '../faults/suffer'
import { isAbove, READ_LIMIT_BYTES } from '../http/body-limit'
import { hangUp } from '../http/hang-up'
import { type ClientCalls, showFailure, shownError } from './client-calls'
import { FunctionError } from './function-error'
import type { FunctionEvent } from './invoker'

/** The platform's limit for the event of a call that waits for its answer. */
const EVENT_LIMIT_BYTES = 6 * 1024 * 1024

/**
 * `POST /call/<function>`: what `wx.cloud.callFunction` is on a phone. The person is named in `x-wx-openid`, which
 * only a machine's own developer can reach; the answer is the function's result as JSON. When the platform itself
 * refuses or fails, the answer is `{ errCode, errMsg }` under an HTTP error status.
 */
export function callRoute(clients: ClientCalls) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error: FastifyError, _request, reply) => fail(reply, error))
    app.post<{ Params: { name: string } }>('/call/:name', { bodyLimit: READ_LIMIT_BYTES }, async (request, reply) => {
      if (isAbove(request, EVENT_LIMIT_BYTES)) return reply.code(413).send(shownError(-501007, 'event exceeds 6MB'))
      const openid = header(request, 'x-wx-openid')
      if (openid === undefined) return reply.code(401).send(shownError(-601034, 'no user is signed in'))
      const caller = {
        openid,
        unionid: header(request, 'x-wx-unionid'),
        source: 'wx_client',
        clientIp: request.ip,
        label: header(request, 'x-localcloud-label'),
      }
      try {
        const { requestId, json } = await clients.call(request.params.name, eventOf(request.body), caller)
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

function fail(reply: FastifyReply, error: FastifyError): FastifyReply {
  const failure = showFailure(error)
  if (failure) return reply.code(failure.status).send(failure.shown)
  const status = error.statusCode ?? 500
  if (status >= 500) process.stderr.write(`${error.stack ?? error.message}\n`)
  return reply.code(status).send(shownError(status < 500 ? -501007 : -501001, error.message))
}
