import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { isAbove, READ_LIMIT_BYTES } from '../http/body-limit'
import { FUNCTION_ERRORS, FunctionError } from './function-error'
import type { FunctionEvent, Invoker } from './invoker'
import type { HttpPaths } from './project'

const EVENT_LIMIT_BYTES = 6 * 1024 * 1024

/** A function may answer with this, or with anything else, which is then sent as JSON. */
const integrationSchema = z.object({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).default({}),
  body: z.unknown(),
  isBase64Encoded: z.boolean().default(false),
})

type Access = { Params: { '*': string } }

/**
 * The platform's HTTP access service, under `/http`: at the paths that the project gave its functions, and for every
 * function at its name. There is no person in such a call.
 */
export function httpAccessRoute(invoker: Invoker, envId: string, paths: HttpPaths) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    const access = async (request: FastifyRequest<Access>, reply: FastifyReply): Promise<FastifyReply> => {
      if (isAbove(request, EVENT_LIMIT_BYTES)) return reply.code(413).send({ code: 'REQUEST_ENTITY_TOO_LARGE' })
      try {
        const { name, path } = targetOf(`/${request.params['*']}`, paths)
        const { requestId, json } = await invoker.invoke(name, eventOf(request, path, envId), {
          source: 'wx_http',
          clientIp: request.ip,
        })
        return answer(reply.header('x-request-id', requestId), JSON.parse(json))
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error
        return reply.code(FUNCTION_ERRORS[error.functionCode].status).send({ code: error.code, message: error.message })
      }
    }
    app.route<Access>({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/http/*',
      bodyLimit: READ_LIMIT_BYTES,
      handler: access,
    })
  }
}

/** The longest path that fits wins; what is left of the address is the function's. */
function targetOf(address: string, paths: HttpPaths): { name: string; path: string } {
  const fits = Object.keys(paths).filter(path => address === path || address.startsWith(`${path}/`))
  const [best] = fits.sort((a, b) => b.length - a.length)
  if (best !== undefined) return { name: paths[best] ?? '', path: address.slice(best.length) || '/' }
  const [, name = '', path = ''] = /^\/([^/]*)(.*)$/.exec(address) ?? []
  return { name, path: path || '/' }
}

function eventOf(request: FastifyRequest<Access>, path: string, envId: string): FunctionEvent {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const isText = body.equals(Buffer.from(body.toString('utf8')))
  return {
    path,
    httpMethod: request.method,
    headers: request.headers,
    queryStringParameters: request.query,
    requestContext: { appId: envId, envId, requestId: request.id },
    body: isText ? body.toString('utf8') : body.toString('base64'),
    isBase64Encoded: !isText,
  }
}

function answer(reply: FastifyReply, result: unknown): FastifyReply {
  const integration = integrationSchema.safeParse(result)
  if (!integration.success) return reply.type('application/json; charset=utf-8').send(JSON.stringify(result))
  const { statusCode, headers, body, isBase64Encoded } = integration.data
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '')
  return reply
    .code(statusCode)
    .headers(headers)
    .send(isBase64Encoded ? Buffer.from(text, 'base64') : text)
}
