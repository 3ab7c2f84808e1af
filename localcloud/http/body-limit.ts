import type { FastifyRequest } from 'fastify'

/**
 * What is read before a request is refused as too large. Refusing sooner would cut the connection while the sender
 * still writes, and it would see a broken connection instead of the reason.
 */
export const READ_LIMIT_BYTES = 64 * 1024 * 1024

/** Whether a request says that its body is above a limit. */
export function isAbove(request: FastifyRequest, limitBytes: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > limitBytes
}
