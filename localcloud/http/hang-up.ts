import type { FastifyReply, FastifyRequest } from 'fastify'

/** Breaks the connection instead of answering. */
export function hangUp(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}
