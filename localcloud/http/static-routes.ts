import { join } from 'node:path'
import fastifyStatic, { type SetHeadersResponse } from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Pages of the local cloud itself: cashier and console. */
const WEB_DIR = join(__dirname, 'web')
/** Build tools put a hash of the content into these names, so that they never change. */
const HASHED_NAME = /[.-][0-9a-f]{8,}\.(js|css|woff2?|png|jpg|svg|webp)$/

/** Serves the local cloud's own pages and, at `/`, the web build of the project. */
export function staticRoutes(staticDir: string | undefined) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifyStatic, {
      root: WEB_DIR,
      prefix: '/localcloud/web/',
      cacheControl: false,
      setHeaders: revalidate,
    })
    app.get('/pay/cashier', (_request, reply) => reply.sendFile('cashier.html', WEB_DIR))
    app.get('/console', (_request, reply) => reply.sendFile('console.html', WEB_DIR))
    if (staticDir === undefined) app.get('/', (_request, reply) => reply.redirect('/console'))
    else {
      await app.register(fastifyStatic, {
        root: staticDir,
        prefix: '/',
        decorateReply: false,
        preCompressed: true,
        cacheControl: false,
        setHeaders: cacheByName,
      })
    }
  }
}

function revalidate(response: SetHeadersResponse): void {
  response.setHeader('cache-control', 'no-cache')
}

function cacheByName(response: SetHeadersResponse, path: string): void {
  const isHashed = HASHED_NAME.test(path)
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
