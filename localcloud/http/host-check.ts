import type { FastifyReply, FastifyRequest } from 'fastify'

const LOCAL_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/

/**
 * Refuses what does not come from this machine's own programs and pages. Asked on every request, so it waits for nothing.
 *
 * A request addressed to another name: a web page from elsewhere can point a name of its own at this machine and would then
 * count as the same origin; the name in the request gives it away. And what a page from elsewhere makes the browser send
 * here: it could not read the answer, but a plain form or text needs nobody's leave and would still have its effect.
 * Addresses of functions are open to the world on the platform too.
 */
export function refuseStrangers(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { host = '', origin } = request.headers
  if (!LOCAL_HOST.test(host)) {
    reply.code(421).send({ errMsg: 'only this machine is served' })
  } else if (origin !== undefined && !isLocal(origin) && !request.url.startsWith('/http/')) {
    reply.code(403).send({ errMsg: 'pages from elsewhere have no business here' })
  } else {
    done()
  }
}

function isLocal(origin: string): boolean {
  return URL.canParse(origin) && LOCAL_HOST.test(new URL(origin).host)
}
