import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Faults } from '../faults/faults'
import { DroppedReply, suffer } from '../faults/suffer'
import { hangUp } from '../http/hang-up'

/** Lets forms come as they are written: what is signed is what was sent. */
export function acceptForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

export function fieldsOf(request: FastifyRequest): Record<string, string> {
  const inAddress = new URLSearchParams(request.url.split('?')[1] ?? '')
  const inBody = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
  return { ...Object.fromEntries(inAddress), ...Object.fromEntries(inBody) }
}

/** Answers a request of a payment service, or suffers the fault that meets `action`. */
export async function answerOrSuffer(
  { faults, action }: { faults: Faults; action: string },
  request: FastifyRequest,
  reply: FastifyReply,
  answer: () => Promise<string>,
): Promise<FastifyReply> {
  const fault = faults.meet({ action })
  try {
    const text = await (fault ? suffer(fault, answer, async () => {}) : answer())
    return reply.type('text/html; charset=utf-8').send(text)
  } catch (error) {
    if (error instanceof DroppedReply) return hangUp(request, reply)
    return reply.code(500).send(String(error))
  }
}
