import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { DroppedReply } from '../faults/suffer'
import type { Invoker } from '../functions/invoker'
import { isAbove, READ_LIMIT_BYTES } from '../http/body-limit'
import { hangUp } from '../http/hang-up'
import { type AdminRequest, invocationIdOf, readAdminRequest, targetOf } from './admin-request'
import { CloudError } from './cloud-error'

/** Above what a function may send in one request (lists of documents included). */
const BODY_LIMIT_BYTES = 20 * 1024 * 1024

/** An object is answered as JSON with a request id; bytes are answered as they are. */
export type AdminReply = Record<string, unknown> | Buffer

/** Carries out one request. Throws a `CloudError` to answer with a code of the platform. */
export type AdminService = (request: AdminRequest) => Promise<AdminReply>

/**
 * `POST /admin`: the server side of the cloud SDK's protocol. Failures are answered with HTTP 200 and
 * `{ code, message, requestId }`, because that is the only form in which the SDK shows a code to its caller.
 */
export function adminRoute(invoker: Invoker, serve: AdminService) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(multipart, {
      limits: { fieldSize: BODY_LIMIT_BYTES, fileSize: BODY_LIMIT_BYTES, fields: 50, files: 10 },
      // The SDK sends bytes without a file name; read as a text field they would be mangled.
      isPartAFile: (name: string | undefined) => name === 'requestData' || name === 'apiOptions',
    })
    app.setErrorHandler((error: FastifyError, _request, reply) => showAdminFailure(reply, error))
    app.post('/admin', { bodyLimit: READ_LIMIT_BYTES }, async (request, reply) => {
      if (isAbove(request, BODY_LIMIT_BYTES)) throw new CloudError('INVALID_PARAM', 'request body exceeds 20MB')
      const invocation = invoker.find(invocationIdOf(request.query))
      const read = await readAdminRequest(request)
      const ended = invocation?.noteCall(read.action, targetOf(read))
      try {
        const answer = await serve({ ...read, invocation })
        ended?.()
        if (Buffer.isBuffer(answer)) return reply.type('application/octet-stream').send(answer)
        return { requestId: randomUUID(), ...answer }
      } catch (error) {
        ended?.(error instanceof CloudError ? error.code : 'SYS_ERR')
        if (error instanceof DroppedReply) return hangUp(request, reply)
        throw error
      }
    })
  }
}

/** Answers a failure in the platform's form. */
export function showAdminFailure(reply: FastifyReply, error: FastifyError | CloudError): FastifyReply {
  const requestId = randomUUID()
  if (error instanceof CloudError) return reply.send({ code: error.code, message: error.message, requestId })
  const isBadInput = typeof error.statusCode === 'number' && error.statusCode < 500
  if (isBadInput) return reply.code(200).send({ code: 'INVALID_PARAM', message: error.message, requestId })
  process.stderr.write(`${error.stack ?? error.message}\n`)
  return reply.code(200).send({ code: 'SYS_ERR', message: error.message, requestId })
}
