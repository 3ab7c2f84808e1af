import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { FunctionError } from '../functions/function-error'
import { CloudError } from '../protocol/cloud-error'

/** Answers a failure with `{ errMsg }`, and the platform's code when there is one. */
export function failInWords(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof FunctionError) return reply.code(502).send({ errCode: error.code, errMsg: error.message })
  if (error instanceof CloudError) return reply.code(400).send({ errCode: error.code, errMsg: error.message })
  if (error instanceof z.ZodError) return reply.code(400).send({ errMsg: z.prettifyError(error) })
  return reply.code(error.statusCode ?? 500).send({ errMsg: error.message })
}
