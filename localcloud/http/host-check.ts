import type { FastifyReply, FastifyRequest } from 'fastify'

const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost'])

/**
 * Refuses requests addressed to another name. A web page from elsewhere can point a name of its own at this
 * machine and would then count as the same origin; the name in the request gives it away.
 */
export async function refuseForeignHosts(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!LOCAL_NAMES.has(request.hostname)) await reply.code(421).send({ errMsg: 'only this machine is served' })
}

/**
 * Refuses what a page from elsewhere makes the browser send here: it could not read the answer, but a plain form or text
 * needs nobody's leave and would still have its effect. Addresses of functions are open to the world on the platform too.
 */
export async function refuseForeignPages(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin } = request.headers
  if (origin === undefined || request.url.startsWith('/http/') || LOCAL_NAMES.has(hostOf(origin))) return
  await reply.code(403).send({ errMsg: 'pages from elsewhere have no business here' })
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : ''
}
