import type { FastifyRequest } from 'fastify'
import type { RunningInvocation } from '../functions/invoker'
import { CloudError } from './cloud-error'

/** One request of the SDK, whatever way it was packed. */
export interface AdminRequest {
  /** E.g. `database.getDocument`. */
  action: string
  params: Record<string, unknown>
  /** Binary parts of a multipart request. */
  binaries: Record<string, Buffer>
  /** The function call that the request came from, if it came from one. */
  invocation?: RunningInvocation
}

/**
 * The SDK names the invocation it runs in: its sequence id is `<TCB_SEQID>-<event id>`, and `TCB_SEQID` is the
 * request id that the function was given. Event ids hold no dash.
 */
export function invocationIdOf(query: unknown): string {
  const seqId = (query as { seqId?: unknown } | undefined)?.seqId
  if (typeof seqId !== 'string') return ''
  return seqId.slice(0, Math.max(0, seqId.lastIndexOf('-')))
}

/** Reads a JSON or multipart request. Throws a `CloudError` when it has no action. */
export async function readAdminRequest(request: FastifyRequest): Promise<Omit<AdminRequest, 'invocation'>> {
  const binaries: Record<string, Buffer> = {}
  const params: Record<string, unknown> = {}
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'file') binaries[part.fieldname] = await part.toBuffer()
      else params[part.fieldname] = part.value
    }
  } else if (typeof request.body === 'object' && request.body !== null) Object.assign(params, request.body)
  const { action } = params
  if (typeof action !== 'string' || action === '') throw new CloudError('INVALID_PARAM', 'missing parameter action')
  return { action, params, binaries }
}

/** What the request is about, for the log. */
export function targetOf({ params }: Pick<AdminRequest, 'params'>): string | undefined {
  const target = params.collectionName ?? params.function_name ?? params.apiName
  return typeof target === 'string' ? target : undefined
}
