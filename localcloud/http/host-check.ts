import type { FastifyReply, FastifyRequest } from 'fastify'

const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost'])

/**
 * Refuses requests addressed to another name. A web page from elsewhere can point a name of its own at this
 * machine and would then count as the same origin; the name in the request gives it away.
 */
export async function refuseForeignHosts(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!LOCAL_NAMES.has(request.hostname)) await reply.code(421).send({ errMsg: 'only this machine is served' })
}
